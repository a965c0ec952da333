// Where a transaction of 2.0.1 begins and ends, as the station is set: pure rules over cable and token.

/** What is the case at a charging point. */
export type Conditions = { isPlugged: boolean; isAuthorized: boolean };

const holding = {
  Authorized: ({ isAuthorized }: Conditions) => isAuthorized,
  EVConnected: ({ isPlugged }: Conditions) => isPlugged,
  PowerPathClosed: ({ isAuthorized, isPlugged }: Conditions) => isAuthorized && isPlugged,
};

export type TxPoint = keyof typeof holding;

const txPoints = Object.keys(holding) as TxPoint[];

/** The points that are reached where this is the case. */
export function reachedIn(conditions: Conditions): TxPoint[] {
  return txPoints.filter((point) => holding[point](conditions));
}

/** Whether a transaction starts: one of the set points is reached. */
export function starts(startPoints: readonly string[], now: Conditions): boolean {
  return reachedIn(now).some((point) => startPoints.includes(point));
}

/** Whether it ends: one of the set points that it had reached is lost, or neither cable nor token is left. */
export function ends(stopPoints: readonly string[], reached: ReadonlySet<TxPoint>, now: Conditions): boolean {
  if (!now.isPlugged && !now.isAuthorized) return true;
  return [...reached].some((point) => stopPoints.includes(point) && !holding[point](now));
}
