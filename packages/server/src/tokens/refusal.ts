// Why a token may not charge, as a sentence for operators.
import type { DecisionReason } from '../facts.ts';

type Refusing = Exclude<
  DecisionReason,
  'free_charging' | 'access_by_group' | 'access_by_station' | 'access_everywhere'
>;

const sentences: Record<Refusing, string> = {
  station_orphaned: 'The charging station is in no charging group.',
  station_disabled: 'The charging station is disabled.',
  point_disabled: 'The charging point is disabled.',
  token_unknown: 'The token is unknown.',
  token_inactive: 'The token is inactive.',
  driver_inactive: 'The charging user is inactive.',
  driver_group_inactive: 'The user group is inactive.',
  token_not_yet_valid: 'The token is not valid yet.',
  token_expired: 'The token is not valid any more.',
  no_access_right: 'The charging user has no access right that covers this charging station.',
  concurrent_session: 'The token is charging already.',
};

/** Undefined where it may charge. */
export function refusalOf(reason: DecisionReason): string | undefined {
  return reason in sentences ? sentences[reason as Refusing] : undefined;
}
