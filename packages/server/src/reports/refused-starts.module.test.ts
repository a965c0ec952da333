// What a refused start counts as, wherever charging events are counted.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { LastDay } from '../statistics/wire.ts';
import { insertCharged } from '../testing/charged.ts';
import { createManualClock } from '../testing/manual-clock.ts';
import { paintPicture, startTestPanel, type LoggedIn, type TestPanel } from '../testing/panel.ts';
import type { ReportTotals } from './wire.ts';

const today = '2026-06-15';
const now = new Date(`${today}T18:00:00Z`);

describe('a start that was refused', () => {
  let panel: TestPanel;
  let alpha: LoggedIn;
  before(async () => {
    panel = await startTestPanel({ clock: createManualClock(now) });
    const { organizationId, stations } = await paintPicture(panel.doors);
    alpha = await panel.logIn('alpha');
    const at = (hour: number) => new Date(`${today}T${hour}:00:00Z`);
    const [, refused, unheeded] = await insertCharged(panel.doors, organizationId, [
      { stationId: stations['1'], from: at(10), to: at(11), wh: 5_000 },
      { stationId: stations['2'], from: at(12), to: at(13), wh: 0 },
      { stationId: stations['4'], from: at(14), to: at(15), wh: 700 },
    ]);
    await panel.doors.withTenant(organizationId, (tx) =>
      tx.query(`update sessions set decision = 'Blocked' where organization_id = $1 and id = any ($2)`, [
        organizationId,
        [refused, unheeded],
      ]),
    );
  });
  after(() => panel.stop());

  const get = async <T>(path: string) => (await alpha.get<T>(path)).body;
  const days = `from=${today}&to=${today}`;

  test('is a charging event only where energy flowed all the same, on the dashboard, in statistics and in reports alike (E-8)', async () => {
    const counted = { sessions: 2, energyWh: 5_700 };
    const used = { ...counted, usedPoints: 2 };
    assert.partialDeepStrictEqual(await get<LastDay>('/statistics/last-24-hours'), used);
    const { items } = await get<{ items: object[] }>('/statistics/groups');
    assert.partialDeepStrictEqual(items[0], counted);
    assert.partialDeepStrictEqual(await get<object>(`/statistics?${days}&by=day`), { total: used });
    assert.partialDeepStrictEqual(await get<ReportTotals>(`/reports/totals?${days}`), counted);
    const { items: rows } = await get<{ items: object[] }>(`/reports/sessions?${days}`);
    assert.equal(rows.length, 2);
    const { total } = await get<{ total: number }>('/sessions');
    assert.equal(total, 3, 'the list of sessions shows it with its reason');
  });
});
