// The dashboard: what stands where, what the numbers follow, and that it lives.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { useBrowser } from '../browser/browser.ts';
import { useHouse } from '../house/house.ts';
import { enter, losesSight, sees, seesFigure, seesLive } from '../browser/operator.ts';
import { inOrganization } from '../house/scene.ts';
import { charge, connectStation } from '../house/stations.ts';

const frame = (within: Page | Locator, name: string) => within.getByRole('group', { name: new RegExp(`^${name} `) });

/** A station by its identifier and what is said of it. */
const station = (page: Page, identifier: string, words = '') =>
  page.getByRole('link', { name: new RegExp(`^${identifier}, .*${words}`) });

const squares = (page: Page, identifier: string) => station(page, identifier).locator('[data-look]');

async function seesLooks(page: Page, identifier: string, looks: readonly string[]): Promise<void> {
  for (const [index, look] of looks.entries()) {
    await squares(page, identifier)
      .nth(index)
      .and(page.locator(`[data-look=${look}]`))
      .waitFor();
  }
}

const donut = (page: Page, words: string) =>
  page.getByRole('img', { name: new RegExp(`^Status summary: (.*, )?${words}`) });

describe('the dashboard', () => {
  const house = useHouse();
  const visit = useBrowser();

  describe('stations and their charging points', () => {
    // shows: M-menu-dashboard, M-dashboard-groups, M-symbol-group-name, M-symbol-group-frame, M-symbol-group-nested,
    // shows: M-symbol-station, M-symbol-point, M-dashboard-stations, M-dashboard-points, M-term-station
    test('shows stations as lines with a square for each charging point, in the frames of their groups', async (t) => {
      const page = await enter(t, { visit, house: house(), at: '/stations' });
      await page.getByRole('navigation', { name: 'Main navigation' }).getByRole('link', { name: 'Dashboard' }).click();
      const mall = frame(frame(page, 'ACME Shopping Malls'), 'ACME Pine Mall');
      await sees(
        mall.getByRole('link', { name: /^EV00000013, Pine Mall entry, 2 charging points, not connected yet/ }),
      );
      assert.equal(await squares(page, 'EV00000013').count(), 2);
      assert.equal(await mall.getByRole('link', { name: /^EV/ }).count(), 4);
      await sees(frame(page, 'ACME Hotels').getByRole('link', { name: /^EV00000034,/ }));
      await seesFigure(page, 'Charging stations', '16');
      await seesFigure(page, 'Charging points', '36');
      await sees(donut(page, ''));
      const legend = page.locator('dl > div').filter({ has: page.locator('dt [data-look]') });
      const counts = (await legend.locator('dd').allTextContents()).map(Number);
      assert.equal(
        counts.reduce((sum, count) => sum + count),
        36,
        'the legend counts every charging point once',
      );
    });

    // shows: M-dashboard-choose, M-dashboard-chosen, M-summary-donut, M-summary-domain
    test('the four numbers follow the chosen groups, which stay in the address; the ring covers the whole domain', async (t) => {
      const page = await enter(t, { visit, house: house() });
      await page.getByRole('button', { name: /^Choose groups/ }).click();
      await page.getByRole('checkbox', { name: 'ACME Shopping Malls' }).click();
      await seesFigure(page, 'Charging stations', '4');
      await seesFigure(page, 'Charging points', '9');
      await losesSight(frame(page, 'ACME Pine Mall'));
      await sees(donut(page, 'Offline 36'));
      await page.waitForURL(/groups=[\d.]+/);
      await page.reload();
      await seesFigure(page, 'Charging stations', '4');
      await page.goto('/dashboard');
      await page.waitForURL(/groups=[\d.]+/);
      await page.getByRole('button', { name: /^Choose groups/ }).click();
      await page.getByRole('button', { name: 'Choose all' }).click();
      await seesFigure(page, 'Charging stations', '16');
    });

    test('the same is there as a table, with the same way to a station', async (t) => {
      const page = await enter(t, { visit, house: house() });
      await page.getByRole('button', { name: 'Show as a table' }).click();
      await page.waitForURL(/view=table/);
      await page
        .getByRole('row', { name: /Hotel courtyard/ })
        .getByRole('link')
        .click();
      await sees(page.getByRole('heading', { name: 'Hotel courtyard' }));
      await page.goBack();
      await sees(page.getByRole('table'));
    });

    // shows: M-dashboard-charging, M-dashboard-issues, M-symbol-charging, M-symbol-available, M-symbol-issue
    test('a station that comes, charges, breaks and goes is followed on the screen without a reload (F-8)', async (t) => {
      const page = await enter(t, { visit, house: house() });
      await page.evaluate(() => Reflect.set(globalThis, 'neverReloaded', true));
      await seesLive(page);
      const held = await connectStation(t, house(), 'EV00000013');
      await sees(station(page, 'EV00000013', 'both available'));

      await charge(held, { token: '7C41A0E2', minutes: 20 });
      await sees(station(page, 'EV00000013', '1 charging, 1 available, \\d+\\.\\d kW'));
      const power = squares(page, 'EV00000013').first().and(page.locator('[data-power]'));
      await sees(power);
      assert.match((await power.getAttribute('data-power')) ?? '', /^\d+\.\d$/);
      await seesFigure(page, 'Charging now', '1');

      held.station.point(2).fault('GroundFailure');
      await sees(station(page, 'EV00000013', '1 issue detected, 1 charging'));
      await seesFigure(page, 'Issue detected', '1');

      await held.station.disconnect();
      await sees(station(page, 'EV00000013', 'offline'));
      await sees(station(page, 'EV00000013').getByText(/^Offline \d+ s$/));
      await seesLooks(page, 'EV00000013', ['offlineCharging', 'offline']);
      await seesFigure(page, 'Charging now', '0');
      await sees(donut(page, 'Offline 36'));
      assert.equal(await page.evaluate(() => Reflect.has(globalThis, 'neverReloaded')), true);
    });

    // shows: M-symbol-charging, M-symbol-available, M-symbol-issue, M-symbol-unavailable, M-symbol-suspended, M-symbol-disabled
    test('every state has a form of its own', async (t) => {
      const page = await enter(t, { visit, house: house() });
      await seesLive(page);
      const north = await connectStation(t, house(), 'EV00000019');
      const south = await connectStation(t, house(), 'EV00000023');
      await charge(north, { point: 1, token: 'DA150001', minutes: 5 });
      await charge(north, { point: 2, token: '605A1101', minutes: 5 });
      north.station.point(2).setLimitW(0);
      north.station.point(3).plugIn();
      south.station.point(1).setOperative(false);
      south.station.point(2).fault('OverVoltage');
      await seesLooks(page, 'EV00000019', ['charging', 'suspended', 'waiting']);
      await seesLooks(page, 'EV00000023', ['unavailable', 'issue', 'available']);
      await sees(donut(page, 'Charging 1, Suspended 1, Available 1, Preparing, finishing, reserved 1, Unavailable 1'));

      await inOrganization(house(), (tx) =>
        tx.query("update stations set disabled = true where identifier = 'EV00000023'"),
      );
      await page.reload();
      await seesLooks(page, 'EV00000023', ['disabled', 'disabled', 'disabled']);
    });
  });

  describe('operators’ domains', () => {
    // shows: M-term-base-group, M-domain-alpha, M-domain-beta, M-domain-gamma, M-term-domain
    test('alpha sees all, beta the malls and gamma the hotels; what lies elsewhere exists neither in numbers nor by address (S-12, M-message-station-missing)', async (t) => {
      const alpha = await enter(t, { visit, house: house() });
      await seesFigure(alpha, 'Charging stations', '16');
      const address = (await station(alpha, 'EV00000031').getAttribute('href')) ?? '';

      const gamma = await enter(t, { visit, house: house(), as: 'gamma' });
      await seesFigure(gamma, 'Charging stations', '4');
      assert.equal(await frame(gamma, 'ACME Pine Mall').count(), 0);

      const expects = [new RegExp(`^404 /api/v1${address}`)];
      const beta = await enter(t, { visit, house: house(), as: 'beta', expects });
      await seesFigure(beta, 'Charging stations', '12');
      await sees(frame(beta, 'ACME Pine Mall'));
      assert.equal(await frame(beta, 'ACME Hotels').count(), 0);
      await sees(donut(beta, 'Offline 27'));
      await beta.goto('/stations?search=Hotel');
      await sees(beta.getByText('No charging station fits'));
      await beta.goto(address);
      await sees(beta.getByRole('alert').getByText('Charging station does not exist.'));
    });
  });
});
