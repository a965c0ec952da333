// What a station's page keeps: its events by day, and its sessions.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { organization } from '../../packages/server/src/demo/acme.ts';
import { demandAccessible } from '../browser/axe.ts';
import { useBrowser } from '../browser/browser.ts';
import { useHouse } from '../house/house.ts';
import { card, enter, enterStation, figure, losesSight, sees, seesFigure } from '../browser/operator.ts';
import { connectStation } from '../house/stations.ts';

/** The feed is by the organization's days. */
const here = () => Temporal.Now.zonedDateTimeISO(organization.timeZone);
const since = (then: Temporal.ZonedDateTime) => Date.now() - then.epochMilliseconds;
/** A minute, unless the day is younger. */
const minuteOfToday = () => Math.min(60_000, since(here().startOfDay()));

const row = (page: Page, ...texts: (string | RegExp)[]) =>
  texts.reduce((rows, hasText) => rows.filter({ hasText }), page.getByRole('row'));

describe('a station’s page', () => {
  const house = useHouse();
  const visit = useBrowser();

  // shows: M-station-day-events, M-station-day-points, M-station-day-energy
  test('begins with what was charged in the last 24 hours, beside the hours before', async (t) => {
    const page = await enterStation(t, { visit, house: house(), station: 'Hotel courtyard' });
    const figures = page.getByRole('region', { name: 'Last 24 hours' });
    const stationId = new URL(page.url()).pathname.split('/').at(-1);
    const answer = await page.request.get(`/api/v1/statistics/last-24-hours?stationId=${stationId}`);
    const { sessions, usedPoints } = (await answer.json()) as Record<string, number>;
    await seesFigure(figures, 'Charging events', String(sessions));
    await seesFigure(figures, 'Used charging points', String(usedPoints));
    await sees(figure(figures, 'Energy charged').filter({ hasText: /^\d+\.\d\d\s*kWh$/ }));
  });

  describe('the event feed', () => {
    // shows: M-feed, M-feed-info, M-feed-point, M-feed-status, M-feed-error, M-feed-time, M-feed-point-zero, M-feed-notification
    test('tells of every status what, where, which error and when; point zero is the station itself', async (t) => {
      const { station, clock } = await connectStation(t, house(), 'EV00000016', { behindMs: minuteOfToday() });
      const page = await enterStation(t, { visit, house: house(), station: 'Birch Mall south' });
      await page.getByRole('tab', { name: 'Event feed' }).click();
      await page.waitForURL(/tab=events/);
      for (const name of ['Info', 'Charging point', 'Status', 'Error type', 'Date & time']) {
        await sees(page.getByRole('columnheader', { name, exact: true }));
      }
      await sees(row(page, 'Whole charging station', 'Charging station started'));
      await sees(row(page, 'Status update', 'Charging point 3', 'Available', 'No error'));
      clock.advance(1_000);
      station.point(2).fault('HighTemperature', 'sensor 4');
      const fault = row(page, 'Status update sensor 4', 'Charging point 2', 'Faulted', 'High temperature');
      await sees(fault.filter({ hasText: /\d\d:\d\d:\d\d$/ }));
      await demandAccessible(page);

      await page.getByRole('searchbox', { name: 'Search for events' }).fill('high temp');
      await losesSight(row(page, 'Charging point 3').first());
      await sees(fault);
      await page.getByRole('button', { name: 'Clear' }).click();
      await sees(row(page, 'Charging point 3'));
      await page.getByRole('button', { name: 'Errors only 1' }).click();
      await page.waitForURL(/errors=true/);
      await losesSight(row(page, 'Charging point 3').first());
      await page.reload();
      await sees(fault);
      assert.equal(await page.getByRole('row').count(), 2);
    });

    // shows: M-feed-previous, M-feed-next
    test('goes from day to day, in the address, and not beyond today', async (t) => {
      const noonBefore = here().subtract({ days: 1 }).with({ hour: 12 });
      const { station } = await connectStation(t, house(), 'EV00000017', { behindMs: since(noonBefore) });
      station.point(1).plugIn();
      await station.until(() => station.point(1).status === 'Preparing');
      const page = await enterStation(t, { visit, house: house(), station: 'Maple Mall fast' });
      await sees(card(page, 1).getByText(/^Preparing since/));
      await page.getByRole('tab', { name: 'Event feed' }).click();
      await sees(page.getByRole('button', { name: 'Next day', disabled: true }));
      assert.equal(await row(page, 'Preparing').count(), 0);
      await page.getByRole('button', { name: 'Previous day' }).click();
      await page.waitForURL(/day=\d{4}-\d\d-\d\d/);
      await sees(row(page, 'Charging point 1', 'Preparing'));
      await page.reload();
      await sees(row(page, 'Charging point 1', 'Preparing'));
      await page.getByRole('button', { name: 'Previous day' }).click();
      await sees(page.getByText('No event on this day'));
      await page.getByRole('button', { name: 'Next day' }).click();
      await page.getByRole('button', { name: 'Next day' }).click();
      await sees(row(page, 'Connected'));
      await sees(page.getByRole('button', { name: 'Next day', disabled: true }));
    });

    test('shows what a station writes as text, whatever it is (S-8)', async (t) => {
      const { station } = await connectStation(t, house(), 'EV00000019', { behindMs: minuteOfToday() });
      station.point(1).fault('OtherError', '<img src=x onerror=alert(1)>');
      const page = await enterStation(t, { visit, house: house(), station: 'Pine Mall garage B' });
      await sees(card(page, 1).getByText('Other error: <img src=x onerror=alert(1)>'));
      await page.getByRole('tab', { name: 'Event feed' }).click();
      await sees(row(page, 'Status update <img src=x onerror=alert(1)>'));
    });
  });

  describe('the sessions of a station', () => {
    test('of thirty days stand in pages, the latest first, with driver, token, energy and why they were allowed', async (t) => {
      const page = await enterStation(t, { visit, house: house(), station: 'Hotel courtyard' });
      await page.getByRole('tab', { name: 'Sessions' }).click();
      await sees(row(page, /\d+\.\d\d kWh/, 'Allowed by group', /••••\w{4}/).nth(24));
      await page.getByRole('navigation', { name: 'Pages' }).getByRole('button', { name: '2', exact: true }).click();
      await page.waitForURL(/page=2/);
      await sees(page.getByText(/^26 to \d+ of \d+$/));
      await page.goBack();
      await sees(page.getByText(/^1 to 25 of \d+$/));
    });

    test('and its commands say what belongs there while there is none', async (t) => {
      const page = await enter(t, { visit, house: house(), at: '/stations?search=Hotel%20garage%20A' });
      await page.getByRole('link', { name: 'Hotel garage A', exact: true }).click();
      await page.getByRole('tab', { name: 'Commands' }).click();
      await sees(page.getByText('No command has been sent yet'));
    });
  });
});
