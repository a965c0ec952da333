// Who may charge, as one pure decision in its order (product: who may charge). Knows no database and no protocol.
import type { Decision, DecisionReason } from '../facts.ts';

/** All that the decision looks at, as one row of the database. */
export type Circumstances = {
  orphan: boolean;
  disabled: boolean;
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

type Rule = (known: Circumstances, occasion: Occasion) => Verdict | undefined;

function when(holds: boolean, decision: Decision, reason: DecisionReason): Verdict | undefined {
  return holds ? { decision, reason } : undefined;
}

function accessRight(known: Circumstances): Verdict {
  if (known.right_to_station) return { decision: 'Accepted', reason: 'access_by_station' };
  if (known.right_to_group) return { decision: 'Accepted', reason: 'access_by_group' };
  if (!known.has_rights && known.drivers_without_rights === 'everywhere') {
    return { decision: 'Accepted', reason: 'access_everywhere' };
  }
  return { decision: 'Blocked', reason: 'no_access_right' };
}

// The first rule that speaks decides.
const rules: readonly Rule[] = [
  (known) => when(known.orphan, 'Blocked', 'station_orphaned'),
  (known) => when(known.disabled, 'Blocked', 'station_disabled'),
  (known) => when(known.free_charging, 'Accepted', 'free_charging'),
  (known, occasion) => when(!occasion.tokenShown || known.token_id === null, 'Invalid', 'token_unknown'),
  (known) => when(known.token_active === false, 'Blocked', 'token_inactive'),
  (known) => when(known.driver_active === false, 'Blocked', 'driver_inactive'),
  (known) => when(known.driver_group_active === false, 'Blocked', 'driver_group_inactive'),
  (known) => when(known.valid_from !== null && known.local_day < known.valid_from, 'Blocked', 'token_not_yet_valid'),
  (known) => when(known.valid_to !== null && known.local_day > known.valid_to, 'Expired', 'token_expired'),
  (known) => {
    const verdict = accessRight(known);
    return verdict.decision === 'Accepted' ? undefined : verdict;
  },
  (known, occasion) =>
    when(
      occasion.starting && known.running_elsewhere && !known.several_sessions_per_token,
      'ConcurrentTx',
      'concurrent_session',
    ),
];

/** The same circumstances give the same answer, whichever protocol version asks. */
export function decide(known: Circumstances, occasion: Occasion): Verdict {
  for (const rule of rules) {
    const verdict = rule(known, occasion);
    if (verdict !== undefined) return verdict;
  }
  return accessRight(known);
}
