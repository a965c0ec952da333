// By session: closed sessions that started in a period, whole (E-8). The question of reports and files.
import type { Tx } from '../db/doors.ts';

/** Half-open; `where` is a condition on the session `s` and its station `station`, with values from $3 on. */
export type Question = { from: Date; to: Date; where?: { sql: string; values: readonly unknown[] } };
export type BySession = { sessions: number; energyWh: number; unknown: number };

export const tablesOfSessions = 'sessions s join stations station on station.id = s.station_id';

/** `unknown` counts the sessions of which no energy is known; they add nothing. */
export async function bySession(tx: Tx, { from, to, where }: Question): Promise<BySession> {
  const [row] = await tx.query<BySession>(
    `select count(*) as sessions, coalesce(sum(s.energy_wh), 0)::bigint as "energyWh",
       count(*) filter (where s.energy_wh is null) as unknown
     from ${tablesOfSessions} where s.ended_at is not null and s.started_at >= $1 and s.started_at < $2 ${and(where)}`,
    [from, to, ...(where?.values ?? [])],
  );
  return row ?? { sessions: 0, energyWh: 0, unknown: 0 };
}

export function and(where: Question['where']): string {
  return where === undefined ? '' : `and ${where.sql}`;
}
