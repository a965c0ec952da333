// Who may charge, as one pure decision in its order (product: who may charge). Knows no database and no protocol.
import type { Decision, DecisionReason } from '../facts.ts';

/** All that the decision looks at, as one row of the database. */
export type Circumstances = {
  orphan: boolean;
  disabled: boolean;
  /** The charging point at which one wants to start; false where none is named. */
  point_disabled: boolean;
  free_charging: boolean;
  several_sessions_per_token: boolean;
  drivers_without_rights: 'nowhere' | 'everywhere';
  local_day: string;
  token_id: number | null;
  token_name: string | null;
  token_active: boolean | null;
  valid_from: string | null;
  valid_to: string | null;
  expires_at: Date | null;
  driver_id: number | null;
  driver_name: string | null;
  driver_active: boolean | null;
  driver_group_id: number | null;
  driver_group_active: boolean | null;
  has_rights: boolean;
  right_to_station: boolean;
  right_to_group: boolean;
  running_elsewhere: boolean;
};

export type Verdict = { decision: Decision; reason: DecisionReason };
export type Occasion = { starting: boolean; tokenShown: boolean };

/** Tokens compare without regard to case. */
export function tokenKey(token: string): string {
  return token.trim().toUpperCase();
}

type Rule = Verdict & { holds(known: Circumstances, occasion: Occasion): boolean };

function accessReason(known: Circumstances): DecisionReason {
  if (known.right_to_station) return 'access_by_station';
  if (known.right_to_group) return 'access_by_group';
  return !known.has_rights && known.drivers_without_rights === 'everywhere' ? 'access_everywhere' : 'no_access_right';
}

// The first rule that holds decides.
const rules: readonly Rule[] = [
  { decision: 'Blocked', reason: 'station_orphaned', holds: (known) => known.orphan },
  { decision: 'Blocked', reason: 'station_disabled', holds: (known) => known.disabled },
  { decision: 'Blocked', reason: 'point_disabled', holds: (known) => known.point_disabled },
  { decision: 'Accepted', reason: 'free_charging', holds: (known) => known.free_charging },
  {
    decision: 'Invalid',
    reason: 'token_unknown',
    holds: (known, occasion) => !occasion.tokenShown || known.token_id === null,
  },
  { decision: 'Blocked', reason: 'token_inactive', holds: (known) => known.token_active === false },
  { decision: 'Blocked', reason: 'driver_inactive', holds: (known) => known.driver_active === false },
  { decision: 'Blocked', reason: 'driver_group_inactive', holds: (known) => known.driver_group_active === false },
  {
    decision: 'Blocked',
    reason: 'token_not_yet_valid',
    holds: (known) => known.valid_from !== null && known.local_day < known.valid_from,
  },
  {
    decision: 'Expired',
    reason: 'token_expired',
    holds: (known) => known.valid_to !== null && known.local_day > known.valid_to,
  },
  { decision: 'Blocked', reason: 'no_access_right', holds: (known) => accessReason(known) === 'no_access_right' },
  {
    decision: 'ConcurrentTx',
    reason: 'concurrent_session',
    holds: (known, occasion) => occasion.starting && known.running_elsewhere && !known.several_sessions_per_token,
  },
];

/** The same circumstances give the same answer, whichever protocol version asks. */
export function decide(known: Circumstances, occasion: Occasion): Verdict {
  const rule = rules.find(({ holds }) => holds(known, occasion));
  if (rule === undefined) return { decision: 'Accepted', reason: accessReason(known) };
  return { decision: rule.decision, reason: rule.reason };
}

export type DecisionStep = { reason: string; outcome: 'passed' | 'decided' | 'not_reached' };

/** The way of the decision that ended with this reason: each rule in its order, and what access was given by. */
export function decisionSteps(reason: string): DecisionStep[] {
  const decidedAt = rules.findIndex((rule) => rule.reason === reason);
  if (decidedAt === -1) {
    return [
      ...rules.map((rule): DecisionStep => ({ reason: rule.reason, outcome: 'passed' })),
      { reason, outcome: 'decided' },
    ];
  }
  return rules.map((rule, index) => ({ reason: rule.reason, outcome: outcomeAt(index, decidedAt) }));
}

function outcomeAt(index: number, decidedAt: number): DecisionStep['outcome'] {
  if (index === decidedAt) return 'decided';
  return index < decidedAt ? 'passed' : 'not_reached';
}
