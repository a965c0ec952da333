// The OCPP log on a station's page: what was said, by whom, followed as it comes.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, test } from 'node:test';
import { demandAccessible } from '../browser/axe.ts';
import { useBrowser } from '../browser/browser.ts';
import { useHouse } from '../house/house.ts';
import { enterStation, losesSight, sees } from '../browser/operator.ts';
import { connectStation } from '../house/stations.ts';

describe('the OCPP log', () => {
  const house = useHouse();
  const visit = useBrowser();

  test('shows what a station says as it comes, opens a frame, is filtered and downloaded', async (t) => {
    const { station } = await connectStation(t, house(), 'EV00000016', { behindMs: 60_000 });
    const expects = [/^400 .*\/commands$/];
    const page = await enterStation(t, { visit, house: house(), station: 'Birch Mall south', expects });
    await page.getByRole('tab', { name: 'OCPP log' }).click();
    const row = (text: string | RegExp) => page.getByRole('row').filter({ hasText: text });
    await sees(row(/From the station.*BootNotification asks/));
    await sees(row(/To the station.*BootNotification answer/));
    station.point(2).fault('HighTemperature', 'sensor 4');
    const fault = row(/StatusNotification asks.*HighTemperature/);
    await sees(fault);
    await fault.getByRole('button', { name: /^Show the whole frame/ }).click();
    await sees(page.getByText(/"errorCode": "HighTemperature"/));
    await demandAccessible(page);

    await page.getByRole('button', { name: 'Send a message' }).click();
    const dialog = page.getByRole('dialog', { name: 'Send a message to the charging station' });
    await dialog.getByRole('combobox', { name: 'Message' }).fill('composite');
    await page.getByRole('option', { name: 'GetCompositeSchedule' }).click();
    const request = dialog.getByRole('textbox', { name: 'Request' });
    await request.fill('{"connectorId": 1}');
    await dialog.getByRole('button', { name: 'Send', exact: true }).click();
    await sees(dialog.getByText("The request must have required property 'duration'"));
    await demandAccessible(page);
    await request.fill('{"connectorId": 1, "duration": 60}');
    await dialog.getByRole('button', { name: 'Send', exact: true }).click();
    await losesSight(dialog);
    await sees(row(/From the station.*GetCompositeSchedule answer/));

    await page.getByRole('searchbox', { name: 'Search in the OCPP log' }).fill('hightemp');
    await page.waitForURL(/search=hightemp/);
    await losesSight(row('BootNotification').first());
    const coming = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download' }).click();
    const lines = (await readFile(await (await coming).path(), 'utf8')).trimEnd().split('\n');
    assert.equal(lines.length, 1);
    assert.match(lines[0] ?? '', /"action":"StatusNotification"/);
  });
});
