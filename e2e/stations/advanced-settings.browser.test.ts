// The advanced settings of a charging station: read, searched, explained, changed by admins, seen by all.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { demandAccessible } from '../browser/axe.ts';
import { useBrowser } from '../browser/browser.ts';
import { useHouse } from '../house/house.ts';
import { enterStation, losesSight, sees } from '../browser/operator.ts';
import { connectStation } from '../house/stations.ts';

const setting = (page: Page, key: string) =>
  page.getByRole('listitem').filter({ has: page.getByText(key, { exact: true }) });

async function refresh(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Advanced settings' }).click();
  await page.getByRole('button', { name: 'Refresh configuration' }).click();
}

async function change(page: Page, key: string, value: string): Promise<void> {
  await page.getByRole('button', { name: `Change ${key}` }).click();
  await page.getByRole('textbox', { name: `New value of ${key}` }).fill(value);
  await page.getByRole('button', { name: 'Save' }).click();
}

describe('advanced settings', () => {
  const house = useHouse();
  const visit = useBrowser();

  // shows: M-settings, M-settings-search, M-settings-refresh, M-settings-value, M-settings-read-only, M-settings-warning
  test('are read from the station, searched, changed and read back; what needs a restart waits for it', async (t) => {
    await connectStation(t, house(), 'EV00000016', { behindMs: 60_000 });
    const page = await enterStation(t, { visit, house: house(), station: 'Birch Mall south' });
    await page.getByRole('tab', { name: 'Advanced settings' }).click();
    await sees(page.getByText('The settings of this charging station have not been read yet'));
    await refresh(page);
    await sees(setting(page, 'HeartbeatInterval').getByText(/^\d+ s$/));
    await sees(page.getByText(/^Wrong settings may make the charging station malfunction/));
    await sees(setting(page, 'NumberOfConnectors').getByText('Read only'));
    assert.equal(await page.getByRole('button', { name: 'Change NumberOfConnectors' }).count(), 0);
    await demandAccessible(page);

    await page.getByRole('searchbox', { name: 'Search for advanced settings' }).fill('heartbeat');
    await losesSight(setting(page, 'NumberOfConnectors'));
    await change(page, 'HeartbeatInterval', 'often');
    await sees(page.getByText('Enter a whole number.'));
    await page.getByRole('textbox', { name: 'New value of HeartbeatInterval' }).fill('120');
    await page.getByRole('button', { name: 'Save' }).click();
    await sees(setting(page, 'HeartbeatInterval').getByText('120'));
    await page.getByRole('button', { name: 'What was changed of HeartbeatInterval' }).click();
    await sees(
      page
        .getByRole('dialog')
        .getByRole('row')
        .filter({ hasText: /\d+ to 120/ })
        .filter({ hasText: 'Accepted' }),
    );
    await demandAccessible(page);
    await page.keyboard.press('Escape');

    await page.getByRole('searchbox', { name: 'Search for advanced settings' }).fill('websocket');
    await change(page, 'WebSocketPingInterval', '30');
    await sees(setting(page, 'WebSocketPingInterval').getByText('Waits for a restart: 30'));
    await page.reload();
    await sees(
      page.getByText('A change of WebSocketPingInterval takes effect when the charging station has been restarted.'),
    );
  });

  // shows: M-settings-refresh-first, M-settings-vendor
  test('of a 2.0.1 station are its variables, which basic operators see and do not change', async (t) => {
    await connectStation(t, house(), 'EV00000017', { behindMs: 60_000, version: '2.0.1' });
    const page = await enterStation(t, { visit, house: house(), as: 'beta', station: 'Maple Mall fast' });
    await refresh(page);
    const heartbeat = setting(page, 'OCPPCommCtrlr.HeartbeatInterval');
    await page.getByRole('searchbox', { name: 'Search for advanced settings' }).fill('heartbeat');
    await sees(heartbeat.getByText('How often the station says that it is there'));
    assert.equal(await page.getByRole('button', { name: /^Change / }).count(), 0);
    await demandAccessible(page);
  });
});
