// The audit log as admins read it: found, opened, filtered in the address, taken along as a file.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, test } from 'node:test';
import { demandAccessible } from '../browser/axe.ts';
import { useBrowser } from '../browser/browser.ts';
import { useHouse } from '../house/house.ts';
import { enter, losesSight, sees } from '../browser/operator.ts';

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

describe('the audit log', () => {
  const house = useHouse();
  const visit = useBrowser();

  test('tells an admin in plain words what was done, sealed, and lets it be filtered and exported (S-19)', async (t) => {
    const page = await enter(t, { visit, house: house(), at: '/stations' });
    await page.getByRole('link', { name: 'Audit log' }).click();
    await sees(page.getByRole('button', { name: /^Logged in, alpha/ }));
    await sees(page.getByText(/^Sealed up to \d\d:\d\d:\d\d\./));
    await demandAccessible(page);

    // A change, as the page of a station would make it.
    const me = (await (await page.request.get('/api/v1/me')).json()) as { csrfToken: string };
    const [station] = await house().doors.withIngest((tx) =>
      tx.query<{ id: number }>(
        `insert into station_quirks (organization_id, station_id, quirk, source, parameters, first_at, last_at)
         select organization_id, id, 'local_time_as_z', 'set', '{"timeZone":"Europe/Rome"}', now(), now()
         from stations where name = 'Pine Mall entry' returning station_id as id`,
      ),
    );
    await page.request.put(`/api/v1/stations/${station?.id}/quirks/local_time_as_z`, {
      data: { parameters: { timeZone: 'Asia/Tokyo' } },
      headers: { origin: house().url, 'x-csrf-token': me.csrfToken },
    });
    await page.getByRole('searchbox').fill('pine mall');
    await page.waitForURL(/search=pine/);
    const entry = page.getByRole('button', { name: /^Special trait set, alpha/ });
    await entry.click();
    await page.waitForURL(/entry=\d+/);
    const fields = page.getByRole('table').getByRole('table');
    await sees(fields.getByRole('columnheader', { name: 'Before' }));
    await sees(fields.getByRole('cell', { name: 'Asia/Tokyo' }));
    await demandAccessible(page);
    await page.getByRole('link', { name: 'All about this' }).click();
    await page.waitForURL(/subjectKind=station/);
    await sees(page.getByText('About: Charging station'));

    await page.getByRole('button', { name: 'Clear' }).click();
    await page.getByRole('button', { name: 'What', exact: true }).click();
    await page.getByRole('combobox', { name: 'What was done' }).fill('logged');
    await page.getByRole('option', { name: 'Logged in' }).click();
    await page.waitForURL(/action=operator.login/);
    await losesSight(entry);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Export' }).click(),
    ]);
    assert.match(file.suggestedFilename(), /^audit-log-.*\.csv$/);
    const lines = (await readFile(await file.path(), 'utf8')).trimEnd().split('\r\n').slice(1);
    assert.ok(lines.length > 0 && lines.every((line) => line.includes(',operator.login,')));
    await page.getByRole('button', { name: 'Outcome' }).click();
    await page.getByRole('menuitem', { name: 'Failed' }).click();
    await sees(page.getByText('No entry fits'));
  });

  test('stands in a phone’s width', async (t) => {
    const small = await enter(t, { visit, house: house(), at: '/audit', ...phone });
    await small
      .getByRole('button', { name: /^Logged in/ })
      .first()
      .click();
    await sees(small.getByText(/^Entry \d+, /));
    const [needed, there] = await small.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return [scrollWidth, clientWidth] as const;
    });
    assert.equal(needed, there);
  });
});
