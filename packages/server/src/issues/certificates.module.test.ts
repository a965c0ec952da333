// What the ends of certificates make of stations that prove themselves by them; the clock is moved by hand.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Rounds } from '../clock.ts';
import { createManualClock, type ManualClock } from '../testing/manual-clock.ts';
import { startStoredGateway, type StoredGateway } from '../testing/gateway/stored-gateway.ts';
import { startIssueWatch } from './issues.ts';

const dayMs = 86_400_000;
const start = new Date('2026-06-01T12:00:00Z');
const daysOn = (days: number) => new Date(start.getTime() + days * dayMs);

describe('a certificate that ends soon', () => {
  let house: StoredGateway;
  let clock: ManualClock;
  let watch: Rounds;
  before(async () => {
    house = await startStoredGateway();
    clock = createManualClock(start);
    watch = startIssueWatch({ doors: house.doors, clock, onFault: (error) => assert.fail(String(error)) });
    await house.rows(`update stations set proof = 'certificate' where id in (1, 2, 3)`);
  });
  after(async () => {
    await watch.stop();
    await house.stop();
  });

  const show = (stationId: number, fingerprint: string, { ends, shown = 0 }: { ends: number; shown?: number }) =>
    house.rows(
      `insert into station_certificates (organization_id, station_id, fingerprint, subject, issuer, serial, valid_from, valid_to,
         first_shown_at, last_shown_at) values (1, $1, $2, 'CN=ST', 'CN=Ours', '01', $3, $4, $5, $5)`,
      [stationId, fingerprint, daysOn(-100), daysOn(ends), daysOn(shown)],
    );
  async function lookOn(day: number): Promise<object[]> {
    clock.advance(daysOn(day).getTime() - clock.now().getTime());
    await watch.settle();
    await watch.settle();
    return house.rows(
      `select station_id::integer as id, code, acknowledged_at is not null as known, opened_at from issues
       where kind = 'certificate_expiring' and closed_at is null order by station_id`,
    );
  }
  const issue = (id: number, code: string, day: number) => ({ id, code, known: false, opened_at: daysOn(day) });

  test('is an issue 30 and 7 days before, and when it has ended, each told anew; it is over with the next certificate', async () => {
    await show(1, 'old', { ends: 40 });
    assert.deepEqual(await lookOn(9), []);
    assert.deepEqual(await lookOn(10), [issue(1, 'month', 10)]);
    await house.rows(`update issues set acknowledged_at = now(), acknowledged_by = 'alpha'`);
    assert.deepEqual(await lookOn(20), [{ ...issue(1, 'month', 10), known: true }]);
    assert.deepEqual(await lookOn(33), [issue(1, 'week', 33)]);
    assert.deepEqual(await lookOn(41), [issue(1, 'expired', 41)]);
    await show(1, 'new', { ends: 400, shown: 42 });
    assert.deepEqual(await lookOn(43), []);
  });

  test('is one also where its authority ends before it, and none of a station that proves itself otherwise', async () => {
    await house.rows(
      `insert into certificate_authorities (organization_id, home_group_id, name, certificate, fingerprint, subject, valid_to)
       select 1, id, 'Ours', '', 'FF', 'CN=Ours', $1 from groups where parent_id is null`,
      [daysOn(65)],
    );
    await show(2, 'long', { ends: 400 });
    await show(4, 'unused', { ends: 60 });
    assert.deepEqual(await lookOn(50), [issue(1, 'month', 50), issue(2, 'month', 50)]);
    await house.rows(`update stations set proof = 'password' where id = 2`);
    await house.rows(`update stations set disabled = true where id = 1`);
    assert.deepEqual(await lookOn(51), []);
  });
});
