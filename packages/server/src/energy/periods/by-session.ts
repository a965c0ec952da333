// By session: closed sessions that started in a period, whole (E-8). The question of reports and files.
import type { TenantTx } from '../../db/doors.ts';

/** A condition on the session `s` and its station `station`: $1 is the organization, its values come from $2 on. */
export type Where = {
  sql: string;
  values: readonly unknown[];
  /** It asks nothing of the session itself. */ stationsAlone?: true;
};
/** Half-open. */
export type Question = { from: Date; to: Date; where?: Where };
export type BySession = { sessions: number; energyWh: number; unknown: number };

export const tablesOfSessions = 'sessions s join stations station on station.id = s.station_id';

/** `unknown` counts the sessions of which no energy is known; they add nothing. */
export async function bySession(tx: TenantTx, { from, to, where }: Question): Promise<BySession> {
  const { values, and, next, after } = placed(tx, where);
  const [row] = await tx.query<BySession>(
    `select count(*) as sessions, coalesce(sum(s.energy_wh), 0)::bigint as "energyWh",
       count(*) filter (where s.energy_wh is null) as unknown
     from ${tablesOfSessions} where s.organization_id = $1 and s.charged and s.ended_at is not null and s.started_at >= ${next} and s.started_at < ${after} ${and}`,
    [...values, from, to],
  );
  return row ?? { sessions: 0, energyWh: 0, unknown: 0 };
}

/** A question's condition with the values of a statement up to it, and the places of two more. */
export function placed({ organizationId }: TenantTx, where: Question['where']) {
  const values = [organizationId, ...(where?.values ?? [])];
  const [next, after] = [`$${values.length + 1}`, `$${values.length + 2}`];
  return { values, and: where === undefined ? '' : `and ${where.sql}`, next, after };
}
