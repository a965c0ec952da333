// The limit of a station's current: set now by an admin, seen to hold, found again in the history.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { demandAccessible } from '../browser/axe.ts';
import { useBrowser } from '../browser/browser.ts';
import { useHouse } from '../house/house.ts';
import { enterStation, losesSight, sees } from '../browser/operator.ts';
import { connectStation } from '../house/stations.ts';

describe('the limit of current of a charging station', () => {
  const house = useHouse();
  const visit = useBrowser();

  test('is set now by an admin, holds when the station says so, and stands in the history; basic operators see it', async (t) => {
    await connectStation(t, house(), 'EV00000016', { behindMs: 60_000 });
    const page = await enterStation(t, { visit, house: house(), station: 'Birch Mall south' });
    const limit = page.getByRole('region', { name: 'Limit of current' });
    await sees(limit.getByText('It may take as much as it is built for.'));
    await limit.getByRole('button', { name: 'Set now' }).click();
    const dialog = page.getByRole('dialog', { name: 'Limit the current now' });
    await dialog.getByLabel('Max current').fill('6,5');
    await dialog.getByRole('button', { name: 'Set now' }).click();
    await sees(dialog.getByText('A whole number from 0 to 1000.'));
    await demandAccessible(page);
    await dialog.getByLabel('Max current').fill('10');
    await dialog.getByRole('button', { name: 'Set now' }).click();
    await losesSight(dialog);
    await sees(limit.getByText('10 A per phase'));
    await sees(limit.getByText('the charging station says 10 A, by a profile for the whole charging station'));
    await limit.getByRole('button', { name: 'History' }).click();
    await sees(page.getByRole('dialog').getByRole('row').filter({ hasText: '10 A per phase' }).getByText('In effect'));
    await demandAccessible(page);

    const basic = await enterStation(t, { visit, house: house(), as: 'beta', station: 'Birch Mall south' });
    const seen = basic.getByRole('region', { name: 'Limit of current' });
    await sees(seen.getByText('In effect'));
    assert.equal(await seen.getByRole('button', { name: 'Set now' }).count(), 0);

    const [group] = await house().doors.withIngest((tx) =>
      tx.query<{ id: number }>("select id from groups where name = 'ACME Birch Mall'"),
    );
    await page.goto(`/groups/${group?.id}`);
    await page.getByRole('button', { name: 'Set max current' }).click();
    const ofGroup = page.getByRole('dialog', { name: 'Set max current now' });
    await sees(ofGroup.getByText(/10 A on 1 charging station/));
    await ofGroup.getByLabel('Max current').fill('8');
    await ofGroup.getByRole('button', { name: 'Set now' }).click();
    await sees(ofGroup.getByText(/Now: 8 A on \d+ charging stations \(/));
    await demandAccessible(page);
  });
});
