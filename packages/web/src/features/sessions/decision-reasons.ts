// The reasons for which charging is allowed or refused that the panel has words for.

const known = [
  'access_by_station',
  'access_by_group',
  'access_everywhere',
  'free_charging',
  'token_unknown',
  'token_inactive',
  'token_not_yet_valid',
  'token_expired',
  'driver_inactive',
  'driver_group_inactive',
  'no_access_right',
  'concurrent_session',
  'station_disabled',
  'station_orphaned',
] as const;

export type DecisionReason = (typeof known)[number];

export const decisionReasonKey = (reason: string): DecisionReason | null =>
  known.find((each) => each === reason) ?? null;
