// What a station was told is kept, one line for each session and sample, so that it can be held against the database.

export type SampleEntry = { at: string; registerWh: number };

export type SessionEntry = {
  transactionId: number;
  decision: string;
  evse: number;
  token: string;
  startedAt: string;
  meterStartWh: number;
  samples: SampleEntry[];
  /** Missing until the stop was acknowledged. */
  end?: { at: string; meterStopWh: number };
};

export type Ledger = {
  identifier: string;
  sessions: SessionEntry[];
  /** What the central system must never do, in words. */
  faults: string[];
};

export function linesOfLedger({ identifier, sessions }: Ledger): string[] {
  return sessions.flatMap((session) => [
    sessionLine(identifier, session),
    ...session.samples.map((sample) => sampleLine(identifier, session.transactionId, sample)),
  ]);
}

export function sessionLine(identifier: string, session: Omit<SessionEntry, 'samples'>): string {
  const { transactionId, decision, evse, token, startedAt, meterStartWh, end } = session;
  const start = `${identifier} session ${transactionId}: ${token} ${decision} at ${evse}, ${startedAt} ${meterStartWh} Wh`;
  return end === undefined ? start : `${start} to ${end.at} ${end.meterStopWh} Wh`;
}

export function sampleLine(identifier: string, transactionId: number, { at, registerWh }: SampleEntry): string {
  return `${identifier} sample of ${transactionId}: ${at} ${registerWh} Wh`;
}

/** Lines that one side has more often than the other, each in words. Empty when nothing is lost, double or changed. */
export function differences(acknowledged: readonly string[], stored: readonly string[]): string[] {
  const surplus = new Map<string, number>();
  for (const line of stored) surplus.set(line, (surplus.get(line) ?? 0) + 1);
  for (const line of acknowledged) surplus.set(line, (surplus.get(line) ?? 0) - 1);
  return [...surplus].flatMap(([line, count]) => {
    if (count === 0) return [];
    return `${count < 0 ? 'acknowledged but not stored' : 'stored but not acknowledged'}: ${line}`;
  });
}
