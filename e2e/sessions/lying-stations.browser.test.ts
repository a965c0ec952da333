// Each way in which stations lie about energy, as an operator sees it: what the session took, and what is said of it.
import { describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import type { QuirkName } from '@stationmaster/simulator';
import { useBrowser } from '../browser/browser.ts';
import { useHouse } from '../house/house.ts';
import { enter, sees } from '../browser/operator.ts';
import { charge, connectStation } from '../house/stations.ts';

/** Whether the energy can still be told to the watt-hour, and what the page says. */
type Lie = { quirk: QuirkName; station: string; token: string; isWhole: boolean; says: string };

const shown = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const nothingOdd = 'Nothing odd was noticed.';
const lies: readonly Lie[] = [
  { quirk: 'register-per-session', station: 'EV00000013', token: '12345678', isWhole: true, says: nothingOdd },
  {
    quirk: 'lifetime-start-session-samples',
    station: 'EV00000014',
    token: '5C0061E1',
    isWhole: true,
    says: 'The values during the session count from its start',
  },
  {
    quirk: 'register-dips-to-zero',
    station: 'EV00000020',
    token: '5C0061E2',
    isWhole: true,
    says: 'A value did not fit between those before and after it',
  },
  {
    quirk: 'register-falls',
    station: 'EV00000015',
    token: '7C41A0E2',
    isWhole: false,
    says: 'The register fell during the session',
  },
  {
    quirk: 'start-at-zero',
    station: 'EV00000021',
    token: '7C41A0E3',
    isWhole: false,
    says: 'The charging station said 0 at the start',
  },
  {
    quirk: 'start-without-register',
    station: 'EV00000024',
    token: 'DA150001',
    isWhole: false,
    says: 'The charging station said no register at the start.',
  },
  {
    quirk: 'kwh-labelled-wh',
    station: 'EV00000033',
    token: 'DA150002',
    isWhole: false,
    says: 'The power says about a thousand times more energy than the register.',
  },
  { quirk: 'mixes-wh-and-kwh', station: 'EV00000031', token: '605A1101', isWhole: true, says: nothingOdd },
  { quirk: 'words-as-register', station: 'EV00000034', token: '605A1102', isWhole: true, says: nothingOdd },
];

describe('a session of a station that lies', () => {
  const house = useHouse();
  const visit = useBrowser();

  /** The address of the station's newest session, which is the one that just ended. */
  async function addressOf(page: Page, identifier: string): Promise<string> {
    const answer = await page.request.get(`/api/v1/sessions?search=${identifier}&pageSize=1`);
    const { items } = (await answer.json()) as { items: { id: number }[] };
    return `/sessions/${items[0]?.id}`;
  }

  test('shows what it took, and what was odd, for each way of lying (E-1, E-3, E-4, E-5, E-13)', async (t) => {
    const page = await enter(t, { visit, house: house() });
    for (const { quirk, station: identifier, token, isWhole, says } of lies) {
      const held = await connectStation(t, house(), identifier, { quirks: [quirk] });
      await charge(held, { token, minutes: 45 });
      held.station.point(1).unplug();
      await held.station.until(() => held.station.point(1).status === 'Available' && held.station.queued === 0);
      await page.goto(await addressOf(page, identifier));
      await sees(page.getByText(says).first());
      const tookWh = held.station.meterWh(1) - 1_000_000;
      const energy = page.getByText(new RegExp(`^${RegExp.escape(shown.format(tookWh / 1000))}\\s*kWh$`));
      if (isWhole) await sees(energy.first());
      await held.station.close();
    }
  });
});
