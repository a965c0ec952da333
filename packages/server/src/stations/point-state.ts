// The state of a charging point's square: the first that holds, the same as a function and as a condition of statements.
import { errorStatusSql, isErrorStatus, openIssueOfPoint } from '../issues/issues.ts';

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
  /** One of its own is not over. */
  hasIssue: boolean;
  /** Of the session that runs there, where its station tells it apart from the point's status (2.x). */
  chargingState: string | null;
};

/** These hold whatever runs there. */
const stateBeforeSession = new Map<string, PointState>([['Unavailable', 'unavailable']]);

const stateOfSession = new Map<string, PointState>([
  ['Charging', 'charging'],
  ['SuspendedEV', 'suspended'],
  ['SuspendedEVSE', 'suspended'],
]);

const stateOfStatus = new Map<string, PointState>([
  ['Charging', 'charging'],
  ['SuspendedEV', 'suspended'],
  ['SuspendedEVSE', 'suspended'],
  ['Preparing', 'preparing'],
  ['Finishing', 'finishing'],
  ['Reserved', 'reserved'],
  ['Occupied', 'occupied'],
  ['Available', 'available'],
]);

export function pointStateOf({ disabled, status, errorCode, hasIssue, chargingState }: PointFacts): PointState {
  if (disabled) return 'disabled';
  if (hasIssue || isErrorStatus({ status, errorCode })) return 'issue';
  return (
    stateBeforeSession.get(status ?? '') ??
    stateOfSession.get(chargingState ?? '') ??
    stateOfStatus.get(status ?? '') ??
    'unknown'
  );
}

/** What a station or a session of it may have told where a point is in this state; it may be in another for all that. */
export function tellsOf(state: PointState): { statuses: string[]; sessionStates: string[] } {
  const keysOf = (map: ReadonlyMap<string, PointState>) =>
    [...map].filter(([, told]) => told === state).map(([key]) => key);
  return {
    statuses: [...keysOf(stateBeforeSession), ...keysOf(stateOfStatus)],
    sessionStates: keysOf(stateOfSession),
  };
}

/** Whether no session that runs there can change that a point is in this state. */
export function isBeforeSession(state: PointState): boolean {
  return state === 'disabled' || [...stateBeforeSession.values()].includes(state);
}

function whens(column: string, states: ReadonlyMap<string, PointState>): string {
  return [...states].map(([said, state]) => `when ${column} = '${said}' then '${state}'`).join('\n  ');
}

/** The same for the states that no session changes: cheaper, since none has to be looked for. */
export const pointStateBeforeSessionSql = `case
  when station.disabled or evse.disabled then 'disabled'
  when ${errorStatusSql('point')} or ${openIssueOfPoint} then 'issue'
  ${whens('point.status', stateBeforeSession)} end`;

/** The same for `station`, `evse`, `point` and `running` of a statement; a test compares the two. */
export const pointStateSql = `case
  when station.disabled or evse.disabled then 'disabled'
  when ${errorStatusSql('point')} or ${openIssueOfPoint} then 'issue'
  ${whens('point.status', stateBeforeSession)}
  ${whens('running.charging_state', stateOfSession)}
  ${whens('point.status', stateOfStatus)}
  else 'unknown' end`;
