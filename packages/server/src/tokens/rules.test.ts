import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decide, decisionSteps, tokenKey, type Circumstances, type Verdict } from './rules.ts';

const allowed: Circumstances = {
  orphan: false,
  disabled: false,
  point_disabled: false,
  free_charging: false,
  several_sessions_per_token: false,
  drivers_without_rights: 'nowhere',
  local_day: '2026-06-15',
  token_id: 1,
  token_name: 'Workplace token',
  token_active: true,
  valid_from: null,
  valid_to: null,
  expires_at: null,
  driver_id: 1,
  driver_name: 'Donald Duck',
  driver_active: true,
  driver_group_id: null,
  driver_group_active: null,
  has_rights: true,
  right_to_station: false,
  right_to_group: true,
  running_elsewhere: false,
};

// In the order of the decision: each row alone gives its verdict, and of two rows the earlier one wins.
const rows: [title: string, change: Partial<Circumstances>, verdict: Verdict][] = [
  ['an orphan', { orphan: true }, { decision: 'Blocked', reason: 'station_orphaned' }],
  ['a disabled station', { disabled: true }, { decision: 'Blocked', reason: 'station_disabled' }],
  ['a disabled charging point', { point_disabled: true }, { decision: 'Blocked', reason: 'point_disabled' }],
  ['free charging', { free_charging: true }, { decision: 'Accepted', reason: 'free_charging' }],
  ['an unknown token', { token_id: null }, { decision: 'Invalid', reason: 'token_unknown' }],
  ['an inactive token', { token_active: false }, { decision: 'Blocked', reason: 'token_inactive' }],
  ['an inactive driver', { driver_active: false }, { decision: 'Blocked', reason: 'driver_inactive' }],
  [
    'an inactive driver group',
    { driver_group_active: false },
    { decision: 'Blocked', reason: 'driver_group_inactive' },
  ],
  [
    'a token before its first day',
    { valid_from: '2026-06-16' },
    { decision: 'Blocked', reason: 'token_not_yet_valid' },
  ],
  ['a token after its last day', { valid_to: '2026-06-14' }, { decision: 'Expired', reason: 'token_expired' }],
  ['a driver without a right here', { right_to_group: false }, { decision: 'Blocked', reason: 'no_access_right' }],
  [
    'a token that charges elsewhere',
    { running_elsewhere: true },
    { decision: 'ConcurrentTx', reason: 'concurrent_session' },
  ],
];
const starting = { starting: true, tokenShown: true };

for (const [title, change, verdict] of rows) {
  test(`${title} is answered ${verdict.decision} for ${verdict.reason}`, () => {
    assert.deepEqual(decide({ ...allowed, ...change }, starting), verdict);
  });
}

test('of any two reasons the earlier in the order decides', () => {
  for (const [first, [, change, verdict]] of rows.entries()) {
    for (const [, laterChange] of rows.slice(first + 1)) {
      assert.deepEqual(decide({ ...allowed, ...laterChange, ...change }, starting), verdict);
    }
  }
});

test('a right by group or by station lets a driver charge, and says which', () => {
  assert.deepEqual(decide(allowed, starting), { decision: 'Accepted', reason: 'access_by_group' });
  assert.deepEqual(decide({ ...allowed, right_to_station: true }, starting), {
    decision: 'Accepted',
    reason: 'access_by_station',
  });
});

test('a driver without any right may charge everywhere where the organization says so', () => {
  const without = { ...allowed, has_rights: false, right_to_group: false };
  assert.equal(decide(without, starting).decision, 'Blocked');
  const verdict = decide({ ...without, drivers_without_rights: 'everywhere' }, starting);
  assert.deepEqual(verdict, { decision: 'Accepted', reason: 'access_everywhere' });
  const elsewhere = decide({ ...allowed, right_to_group: false, drivers_without_rights: 'everywhere' }, starting);
  assert.equal(elsewhere.reason, 'no_access_right');
});

test('showing a token that charges elsewhere is accepted: only a start is refused for it', () => {
  assert.equal(
    decide({ ...allowed, running_elsewhere: true }, { starting: false, tokenShown: true }).decision,
    'Accepted',
  );
});

test('first and last day of validity are inside', () => {
  const day = { valid_from: '2026-06-15', valid_to: '2026-06-15' };
  assert.equal(decide({ ...allowed, ...day }, starting).decision, 'Accepted');
});

test('several sessions of one token are accepted where the organization allows them', () => {
  const several = { running_elsewhere: true, several_sessions_per_token: true };
  assert.equal(decide({ ...allowed, ...several }, starting).decision, 'Accepted');
});

test('tokens compare without regard to case and padding', () => {
  assert.equal(tokenKey(' 04a1b2c3 '), tokenKey('04A1B2C3'));
});

test('a decision is told by its steps: what was passed, what decided, and what was not asked any more', () => {
  const outcomesOf = (reason: string) => new Map(decisionSteps(reason).map((step) => [step.reason, step.outcome]));
  const expired = outcomesOf('token_expired');
  assert.equal(expired.get('token_not_yet_valid'), 'passed');
  assert.equal(expired.get('token_expired'), 'decided');
  assert.equal(expired.get('concurrent_session'), 'not_reached');
  const accepted = decisionSteps('access_by_group');
  assert.deepEqual(accepted.at(-1), { reason: 'access_by_group', outcome: 'decided' });
  assert.ok(accepted.slice(0, -1).every(({ outcome }) => outcome === 'passed'));
  assert.deepEqual(
    [...expired.keys()],
    accepted.slice(0, -1).map(({ reason }) => reason),
    'in the same order always',
  );
});
