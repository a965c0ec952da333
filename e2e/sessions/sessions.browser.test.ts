// Sessions that can be trusted, as operators see them: the list, one session, what needs review, how a station counts.
import assert from 'node:assert/strict';
import { describe, test, type TestContext } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { demandAccessible } from '../browser/axe.ts';
import { useBrowser } from '../browser/browser.ts';
import { useHouse } from '../house/house.ts';
import { enter, enterStation, losesSight, sees } from '../browser/operator.ts';
import { charge, connectStation, type HeldOptions } from '../house/stations.ts';

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const minuteMs = 60_000;

const row = (within: Page | Locator, ...texts: (string | RegExp)[]) =>
  texts.reduce((rows, hasText) => rows.filter({ hasText }), within.getByRole('row'));
const review = (page: Page, station: string) =>
  page
    .getByRole('list', { name: 'Needs review' })
    .getByRole('listitem')
    .filter({ hasText: station, has: page.getByRole('button') });

describe('charging sessions', () => {
  const house = useHouse();
  const visit = useBrowser();

  /** A whole session of 20 minutes at the first point, from a station that lies in these ways. */
  async function chargeFully(t: TestContext, identifier: string, token: string, options?: HeldOptions) {
    const held = await connectStation(t, house(), identifier, options);
    await charge(held, { token, minutes: 20 });
    held.station.point(1).unplug();
    await held.station.until(() => held.station.point(1).status === 'Available' && held.station.queued === 0);
    return held;
  }

  /** An end as a station might tell it: of its last session, unless another is named. */
  async function tellEnd(identifier: string, end: { transactionId?: number; token?: string; meterStopWh: number }) {
    const [station] = await house().doors.withIngest((tx) =>
      tx.query<{ organizationId: number; stationId: number; transactionId: number }>(
        `select st.organization_id as "organizationId", st.id as "stationId", max(s.transaction_id) as "transactionId"
         from stations st join sessions s on s.station_id = st.id where st.identifier = $1 group by st.id`,
        [identifier],
      ),
    );
    assert.ok(station);
    const { organizationId, stationId, transactionId } = station;
    const now = new Date();
    const fact = { kind: 'sessionEnded', transactionId, token: null, reason: 'Local', readings: [], ...end } as const;
    const origin = { organizationId, stationId, epoch: 0, receivedAt: now };
    await house().write([{ origin, fact: { ...fact, when: { at: now, stationAt: now, plausible: true } } }]);
  }

  describe('in the list', () => {
    test('are found by words, time and station, sorted, and summed over all pages, all in the address', async (t) => {
      const page = await enter(t, { visit, house: house(), at: '/sessions' });
      const foot = page.locator('tfoot');
      await sees(foot.getByText(/^1,\d{3} sessions$/));
      await demandAccessible(page);
      await page.getByRole('searchbox').fill('courtyard');
      await page.waitForURL(/search=courtyard/);
      await sees(foot.getByText(/^\d{2,3} sessions$/));
      await page.getByRole('button', { name: 'Sort by Energy' }).click();
      await page.waitForURL(/sort=energyWh&order=desc/);
      await page.getByRole('button', { name: 'Time' }).click();
      await page.getByRole('button', { name: 'Last 7 days' }).click();
      await page.waitForURL(/span=7d/);
      await page.reload();
      await sees(page.getByText('Time: Last 7 days'));
      await page.getByRole('button', { name: 'Clear' }).click();
      await page.getByRole('button', { name: 'Charging station', exact: true }).click();
      await page.getByRole('combobox', { name: 'Name or identifier' }).fill('taxi');
      await sees(page.getByRole('option', { name: 'Maple Mall taxi, EV00000018' }));
      await demandAccessible(page);
      await page.getByRole('option', { name: 'Maple Mall taxi, EV00000018' }).click();
      await page.waitForURL(/stationId=\d+/);
      await losesSight(row(page, 'Birch Mall taxi').first());
    });

    test('stand in two lines on a phone', async (t) => {
      const page = await enter(t, { visit, house: house(), at: '/sessions', ...phone });
      await sees(page.getByRole('link', { name: /^Charging session of .* at .*/ }));
      const [needed, there] = await page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        return [scrollWidth, clientWidth] as const;
      });
      assert.equal(needed, there);
    });
  });

  test('say to the watt-hour what they took, when, how that is known, and why they were allowed (E-1, E-7)', async (t) => {
    const { station } = await chargeFully(t, 'EV00000013', '7C41A0E3');
    const chargedWh = station.meterWh(1) - 1_000_000;
    const page = await enterStation(t, { visit, house: house(), station: 'Pine Mall entry' });
    await page.getByRole('tab', { name: 'Sessions' }).click();
    await page
      .getByRole('link', { name: /^Charging session of Donald Duck/ })
      .first()
      .click();
    await sees(page.getByRole('heading', { name: 'Donald Duck', level: 1 }));
    await sees(page.getByText('The register at the end less the register at the start.'));
    const curve = page.getByRole('slider', { name: 'Power and energy during this charging session' });
    const atItsEnd = curve.and(page.locator(`[aria-valuetext$="${(chargedWh / 1000).toFixed(2)} kWh"]`));
    // The last reading may still come in, and what is chosen stays where it is.
    await sees(atItsEnd);
    await curve.press('Home');
    await curve.press('End');
    await sees(atItsEnd);
    await sees(page.getByText('1,000.000 kWh'));
    await sees(page.getByText('Access to its charging group'));
    await page.getByRole('button', { name: 'Show as a table' }).click();
    await sees(page.getByRole('region', { name: 'Power and energy' }).getByRole('row').nth(2));
    await page
      .getByRole('button', { name: /^Show as it was sent/ })
      .first()
      .click();
    await sees(page.getByText('"measurand":"Energy.Active.Import.Register"'));
    await demandAccessible(page);
  });

  describe('that need review (E-16)', () => {
    test('second ends say their register; one is dismissed, taken back, and used', async (t) => {
      const { station } = await chargeFully(t, 'EV00000014', 'DA150001');
      await tellEnd('EV00000014', { meterStopWh: station.meterWh(1) + 500 });
      const page = await enter(t, { visit, house: house(), at: '/sessions/review?kind=conflict' });
      const second = review(page, 'Pine Mall garage A');
      await sees(second.getByText(/^A second end at 1,\d{3}\.\d\d kWh was reported/));
      await demandAccessible(page);
      await second.getByRole('button', { name: /^Dismiss/ }).click();
      await losesSight(second);
      await page.getByRole('button', { name: 'Undo' }).click();
      await second.getByRole('button', { name: /^Use this end/ }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Use this end' }).click();
      await losesSight(second);
    });

    test('an end that fits no session is attached to the one that the operator chooses', async (t) => {
      const held = await connectStation(t, house(), 'EV00000018', { behindMs: 30 * minuteMs });
      await charge(held, { token: '605A1101', minutes: 10 });
      await tellEnd('EV00000018', { transactionId: 424_242, token: 'SOMEBODY', meterStopWh: 1_004_000 });
      const page = await enter(t, { visit, house: house(), at: '/sessions/review?kind=unassigned' });
      const end = review(page, 'Maple Mall taxi');
      await sees(end.getByText('The charging station reported an end at 1,004.00 kWh that fits no session.'));
      await end.getByRole('button', { name: /^Attach/ }).click();
      const dialog = page.getByRole('dialog', { name: 'Attach this end to a session' });
      await sees(dialog.getByRole('radio', { name: /^Started/, checked: true }));
      await demandAccessible(page);
      await dialog.getByRole('button', { name: 'Attach' }).click();
      await losesSight(end);
    });

    test('are ended by hand with time, register and reason, on the page of the session', async (t) => {
      const held = await connectStation(t, house(), 'EV00000015', { behindMs: 30 * minuteMs });
      await charge(held, { token: 'D4A4E001', minutes: 10 });
      const page = await enterStation(t, { visit, house: house(), station: 'Birch Mall north' });
      await page.getByRole('link', { name: 'Drake Mallard' }).click();
      await page.getByRole('button', { name: 'End by hand…' }).click();
      const dialog = page.getByRole('dialog', { name: 'End this session by hand' });
      await dialog.getByRole('button', { name: 'End session' }).click();
      await sees(dialog.getByText('Say why it is ended by hand.'));
      await dialog.getByLabel('Register at the end, in kWh').fill('1,005');
      await dialog.getByLabel('Reason').fill('The meter was read at the station.');
      await dialog.getByRole('button', { name: 'End session' }).click();
      await sees(dialog.getByText('Write kilowatt-hours like 12345.67.'));
      await dialog.getByLabel('Register at the end, in kWh').fill('1005.25');
      await sees(dialog.getByText('The session then has 5.25 kWh.'));
      await demandAccessible(page);
      await dialog.getByRole('button', { name: 'End session' }).click();
      await sees(page.getByText('By hand: The meter was read at the station.'));
      await sees(page.getByText('5.25', { exact: true }).or(page.getByText(/^5\.25/)));
    });
  });

  describe('of a station that lies', () => {
    test('are counted with its habits in mind, which its page tells; an admin sets its unit (E-5, E-13)', async (t) => {
      await chargeFully(t, 'EV00000020', '7C41A0E3', { quirks: ['register-dips-to-zero'] });
      const page = await enterStation(t, { visit, house: house(), station: 'Pine Mall staff' });
      await page.getByRole('tab', { name: 'Sessions' }).click();
      await page.getByRole('link', { name: 'See which' }).click();
      const part = page.getByRole('region', { name: 'What is special about this station' });
      await sees(part.getByText(/^Sends stray values now and then\./));
      await sees(page.getByRole('region', { name: 'How it left the standard' }));
      await demandAccessible(page);
      await part.getByRole('button', { name: 'Add…' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('combobox', { name: 'It …' }).click();
      await page.getByRole('option', { name: 'Sends kilowatt-hours and calls them watt-hours' }).click();
      await sees(dialog.getByText('All its sessions are counted again.'));
      await dialog.getByRole('button', { name: 'Save' }).click();
      await sees(part.getByText('Its values are taken a thousandfold.'));
      await part.getByRole('button', { name: /^Forget: Sends kilowatt-hours/ }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Forget' }).click();
      await losesSight(part.getByText('Its values are taken a thousandfold.'));
    });

    test('are not changed by a basic operator', async (t) => {
      const page = await enterStation(t, { visit, house: house(), as: 'beta', station: 'Birch Mall south' });
      await page.getByRole('tab', { name: 'Traits' }).click();
      const part = page.getByRole('region', { name: 'What is special about this station' });
      await sees(part.getByText('Nothing: it is treated as every charging station is.'));
      assert.equal(await part.getByRole('button').count(), 0);
    });
  });
});
