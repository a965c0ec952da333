// The state of a charging point's square: the first that holds, the same as a function and as a condition of statements.

export const pointStates = [
  'disabled',
  'issue',
  'unavailable',
  'charging',
  'suspended',
  'preparing',
  'finishing',
  'reserved',
  'occupied',
  'available',
  'unknown',
] as const;
export type PointState = (typeof pointStates)[number];

export type PointFacts = {
  /** An operator has taken the point, or its whole station, out of use. */
  disabled: boolean;
  /** As the station last said it; null where it never did. */
  status: string | null;
  errorCode: string | null;
};

const stateOfStatus = new Map<string, PointState>([
  ['Faulted', 'issue'],
  ['Unavailable', 'unavailable'],
  ['Charging', 'charging'],
  ['SuspendedEV', 'suspended'],
  ['SuspendedEVSE', 'suspended'],
  ['Preparing', 'preparing'],
  ['Finishing', 'finishing'],
  ['Reserved', 'reserved'],
  ['Occupied', 'occupied'],
  ['Available', 'available'],
]);

const noError = 'NoError';

export function pointStateOf({ disabled, status, errorCode }: PointFacts): PointState {
  if (disabled) return 'disabled';
  if (errorCode !== null && errorCode !== noError) return 'issue';
  return stateOfStatus.get(status ?? '') ?? 'unknown';
}

/** The same for `station`, `evse` and `point` of a statement; a test compares the two. */
export const pointStateSql = `case
  when station.disabled or evse.disabled then 'disabled'
  when point.error_code <> '${noError}' then 'issue'
  ${[...stateOfStatus].map(([status, state]) => `when point.status = '${status}' then '${state}'`).join('\n  ')}
  else 'unknown' end`;
