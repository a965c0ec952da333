// Issues in the panel: seen as they come, found, acknowledged, and gone when they are over.
import { describe, test } from 'node:test';
import { demandAccessible } from '../browser/axe.ts';
import { useBrowser } from '../browser/browser.ts';
import { useHouse, type RunningHouse } from '../house/house.ts';
import { enter, enterStation, losesSight, sees, seesLive } from '../browser/operator.ts';
import { connected, status, tell } from '../house/scene.ts';

const name = 'Pine Mall entry';

async function idOf(house: RunningHouse, station: string): Promise<number> {
  const [row] = await house.doors.withIngest((tx) =>
    tx.query<{ id: number }>('select id from stations where name = $1', [station]),
  );
  return row?.id ?? 0;
}

describe('issues', () => {
  const house = useHouse();
  const visit = useBrowser();

  test('an error is counted wherever one is, acknowledged with a note, and gone when the point is well', async (t) => {
    const stationId = await idOf(house(), name);
    const page = await enter(t, { visit, house: house() });
    await seesLive(page);
    const at = new Date();
    const fault = { evse: 2, status: 'Faulted', errorCode: 'GroundFailure' };
    await tell(house(), [connected(stationId, at)]);
    await tell(house(), [status(stationId, at, fault)]);
    await sees(page.getByRole('link', { name: 'Issues 1 open' }));
    await page.getByRole('link', { name: '1 open issue', exact: true }).click();
    await sees(page.getByText('Ground failure'));
    await demandAccessible(page);
    await page.getByRole('searchbox').fill('nothing like it');
    await sees(page.getByText('No issue fits'));
    await page.getByRole('searchbox').fill('groundf');
    await page.getByRole('button', { name: `Acknowledge: Ground failure, ${name}` }).click();
    await page.getByLabel('Note').fill('The fitter comes <b>on Monday</b>.');
    await demandAccessible(page);
    await page.getByRole('dialog').getByRole('button', { name: 'Acknowledge' }).click();
    await losesSight(page.getByRole('dialog'));
    await page.getByRole('button', { name: 'Clear' }).click();
    await sees(page.getByText(/Acknowledged by .+: The fitter comes <b>on Monday<\/b>\./));
    await losesSight(page.getByText('1 open', { exact: true }));
    await page.getByRole('link', { name, exact: true }).click();
    const ofStation = page.getByRole('region', { name: 'Issues' });
    await sees(ofStation.getByText('Ground failure'));
    await demandAccessible(page);
    await tell(house(), [status(stationId, new Date(), { evse: 2, status: 'Available' })]);
    await losesSight(ofStation);
  });

  test('on a phone issues are in the bar; another operator’s are none of one’s own (S-12)', async (t) => {
    const stationId = await idOf(house(), name);
    await tell(house(), [status(stationId, new Date(), { evse: 0, status: 'Faulted', errorCode: 'InternalError' })]);
    const phone = { viewport: { width: 390, height: 844 } };
    const page = await enter(t, { visit, house: house(), ...phone });
    await page.getByRole('link', { name: /^Issues/ }).click();
    await sees(page.getByText('Internal error'));
    await demandAccessible(page);
    const open = await enterStation(t, { visit, house: house(), station: name });
    await sees(open.getByRole('region', { name: 'Issues' }));
    const other = await enter(t, { visit, house: house(), as: 'gamma', at: '/issues' });
    await sees(other.getByText('No issues'));
  });

  test('an operator chooses under My account which groups’ issues come as mails', async (t) => {
    const page = await enter(t, { visit, house: house(), at: '/account' });
    const part = page.getByRole('region', { name: 'Mails about issues' });
    await part.getByRole('checkbox', { name: 'ACME Pine Mall' }).check();
    await part.getByRole('button', { name: 'Save changes' }).click();
    await sees(part.getByText('Saved.'));
    await page.reload();
    await sees(part.getByRole('checkbox', { name: 'ACME Pine Mall', checked: true }));
    await demandAccessible(page);
  });
});
