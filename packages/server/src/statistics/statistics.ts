// Figures over groups of stations: what each holds, and what was charged in the last 24 hours by flow (E-8).
import type { TenantTx } from '../db/doors.ts';
import { byFlow, countUsedPoints, flowBy } from '../energy/energy.ts';
import { listTree, sightOf, stationInSight } from '../groups/groups.ts';
import { countStarted, countStartedByGroup } from '../sessions/sessions.ts';
import { countByGroup, demandStation } from '../stations/stations.ts';
import type { Viewer } from '../viewer.ts';
import { summedUpwards } from './rules.ts';
import type { GroupFigures, GroupTotals, LastDay } from './wire.ts';

type Asking = Pick<Viewer, 'organization' | 'sight'>;
type Span = { from: Date; to: Date };

const dayMs = 24 * 3_600_000;

const none: GroupFigures = {
  stations: 0,
  offline: 0,
  points: 0,
  charging: 0,
  issues: 0,
  sessions: 0,
  energyWh: 0,
};

/** The rolling window up to now. */
function lastDayUpTo(now: Date): Span {
  return { from: new Date(now.getTime() - dayMs), to: now };
}

/** Every group of the domain with what it holds and all below it. */
export async function listGroupTotals(
  tx: TenantTx,
  { organization, sight }: Asking,
  now: Date,
): Promise<GroupTotals[]> {
  const tree = await listTree(tx, sight);
  const span = lastDayUpTo(now);
  const where = { sql: stationInSight, values: [sight.baseGroupId, sight.orphans] };
  const started = await countStartedByGroup(tx, sight, span);
  const flowed = await flowBy(tx, { ...span, where, timeZone: organization.timeZone, key: 'station.group_id' });
  const own = (await countByGroup(tx, sight)).map(({ groupId, ...counts }) => {
    const lastDay = { sessions: started.get(groupId) ?? 0, energyWh: flowed.get(groupId) ?? 0 };
    return [groupId, { ...counts, ...lastDay }] as const;
  });
  const sums = summedUpwards<keyof GroupFigures>(tree, new Map(own), none);
  return tree.map((group) => ({ ...group, ...(sums.get(group.id) ?? none) }));
}

type Charged = LastDay['before'];

/** Of the whole domain, of one group of it with all below, or of one station. */
export async function readLastDay(
  tx: TenantTx,
  { organization, sight }: Asking,
  { now, groupId, stationId }: { now: Date; groupId: number | undefined; stationId: number | undefined },
): Promise<LastDay> {
  const seen = await sightOf(tx, sight, groupId);
  if (stationId !== undefined) await demandStation(tx, seen, stationId);
  const where = {
    sql: `${stationInSight} and ($4::bigint is null or station.id = $4)`,
    values: [seen.baseGroupId, seen.orphans, stationId ?? null],
  };
  const chargedIn = async (span: Span): Promise<Charged> => ({
    sessions: await countStarted(tx, { ...span, where }),
    usedPoints: await countUsedPoints(tx, { ...span, where }),
    energyWh: (await byFlow(tx, { ...span, where, timeZone: organization.timeZone })).energyWh,
  });
  const span = lastDayUpTo(now);
  return { ...span, ...(await chargedIn(span)), before: await chargedIn(lastDayUpTo(span.from)) };
}
