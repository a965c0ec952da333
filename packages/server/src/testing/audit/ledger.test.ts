import assert from 'node:assert/strict';
import { test } from 'node:test';
import { differences, linesOfLedger } from './ledger.ts';
import type { Ledger, SessionEntry } from './ledger.ts';

const session: SessionEntry = {
  transactionId: 7,
  decision: 'Accepted',
  evse: 1,
  token: 'CARD',
  startedAt: '2026-01-05T08:00:00.000Z',
  meterStartWh: 100,
  samples: [
    { at: '2026-01-05T08:01:00.000Z', registerWh: 150 },
    { at: '2026-01-05T08:02:00.000Z', registerWh: 200 },
  ],
  end: { at: '2026-01-05T08:03:00.000Z', meterStopWh: 230 },
};
const linesOf = (sessions: SessionEntry[]): string[] =>
  linesOfLedger({ identifier: 'AUDIT-1', sessions, faults: [] } satisfies Ledger);
const acknowledged = linesOf([session]);

test('the auditor is content when the database holds what was acknowledged, in any order', () => {
  assert.deepEqual(differences(acknowledged, acknowledged.toReversed()), []);
});

test('the auditor sees a sample that was lost, and one that is there twice', () => {
  assert.deepEqual(differences(acknowledged, acknowledged.slice(0, -1)), [
    'acknowledged but not stored: AUDIT-1 sample of 7: 2026-01-05T08:02:00.000Z 200 Wh',
  ]);
  assert.deepEqual(differences(acknowledged, [...acknowledged, ...acknowledged.slice(-1)]), [
    'stored but not acknowledged: AUDIT-1 sample of 7: 2026-01-05T08:02:00.000Z 200 Wh',
  ]);
});

test('the auditor sees a session that was lost, doubled by a resend, decided otherwise, or one watt-hour off', () => {
  const twice = linesOf([session, { ...session, transactionId: 8, samples: [] }]);
  const offByOne = linesOf([{ ...session, end: { at: '2026-01-05T08:03:00.000Z', meterStopWh: 231 } }]);
  const otherwise = linesOf([{ ...session, decision: 'Blocked' }]);
  assert.equal(differences(acknowledged, []).length, 3);
  assert.equal(differences(acknowledged, twice).length, 1);
  assert.equal(differences(acknowledged, offByOne).length, 2);
  assert.equal(differences(acknowledged, otherwise).length, 2);
});
