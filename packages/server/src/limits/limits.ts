// Limits of the current that stations may take: desired state, which somebody wants and the station is brought to.
import { recordAudit } from '../audit/audit.ts';
import type { TenantTx } from '../db/doors.ts';
import { Failure } from '../failures.ts';
import { demandGroup } from '../groups/groups.ts';
import type { Actor, Sight, Viewer } from '../viewer.ts';
import {
  countOfGroup,
  countWants,
  findLimitW,
  insertWants,
  isStationInSight,
  selectLimits,
  selectStationsWithin,
  selectWants,
} from './queries.ts';
import type { GroupLimits, Limit, WantedLimit } from './wire.ts';

export { startForgettingLimits } from './forget.ts';
export { startLimitKeeper } from './keeping/keeper.ts';
export { keepToldLimits, wakeLimits } from './told.ts';

export { countOfRuns as countLimitsOfRuns } from './queries.ts';

/** Who wants it: a run of a scheduled task, an operator or a program. */
type LimitSource = { taskRunId: number } | Pick<Actor, 'operatorId' | 'apiKeyId'>;
export type WantLimit = {
  stationId: number;
  /** Amperes a phase; null lifts the limit. */
  limitAmps: number | null;
  source: LimitSource;
};

/**
 * From now on the stations shall have these limits, also those that are away: what is wanted last stands. The stations are
 * known to be in sight of whoever wants it. With `unlessSince`, those stay as they are of which something was wanted after it.
 * Answers how many it is wanted of.
 */
export async function wantLimits(
  tx: TenantTx,
  wants: readonly WantLimit[],
  when: { now: Date; unlessSince?: Date | undefined },
): Promise<number> {
  if (wants.length === 0) return 0;
  const last = new Map(wants.map((one) => [one.stationId, one]));
  const rows = [...last.values()].map(({ source, ...one }) => ({
    ...one,
    operatorId: 'operatorId' in source ? source.operatorId : null,
    apiKeyId: 'operatorId' in source ? (source.apiKeyId ?? null) : null,
    taskRunId: 'taskRunId' in source ? source.taskRunId : null,
  }));
  const stationIds = await insertWants(tx, rows, when);
  for (const stationId of stationIds) tx.news.push({ kind: 'station', organizationId: tx.organizationId, stationId });
  return stationIds.length;
}

/** What is wanted last of each of the stations, and what became of it; nothing of those of which nothing was ever wanted. */
export async function listLimits(
  tx: TenantTx,
  stationIds: readonly number[],
): Promise<(WantedLimit & { stationId: number })[]> {
  return stationIds.length === 0 ? [] : selectLimits(tx, stationIds);
}

export async function getLimit(tx: TenantTx, sight: Sight, stationId: number): Promise<Limit> {
  await demandInSight(tx, sight, stationId);
  const [limit] = await listLimits(tx, [stationId]);
  const limitW = await findLimitW(tx, stationId);
  return { stationId, limit: limit === undefined ? null : withoutStation(limit), limitW };
}

export async function listWantedLimits(
  tx: TenantTx,
  sight: Sight,
  { stationId, ...page }: { stationId: number; limit: number; offset: number },
): Promise<{ items: WantedLimit[]; total: number }> {
  await demandInSight(tx, sight, stationId);
  return { items: await selectWants(tx, stationId, page), total: await countWants(tx, stationId) };
}

export async function getGroupLimits(tx: TenantTx, sight: Sight, groupId: number): Promise<GroupLimits> {
  await demandGroup(tx, sight, groupId);
  return { items: await countOfGroup(tx, groupId) };
}

export type Now = { limitAmps: number | null; now: Date };

export async function setLimit(
  tx: TenantTx,
  { sight, actor }: Viewer,
  stationId: number,
  { limitAmps, now }: Now,
): Promise<Limit> {
  const { limit: before } = await getLimit(tx, sight, stationId);
  await wantLimits(tx, [{ stationId, limitAmps, source: actor }], { now });
  await recordAudit(tx, actor, {
    action: 'station.limit',
    subject: { kind: 'station', id: stationId },
    before: { limitAmps: before?.limitAmps ?? null },
    after: { limitAmps },
  });
  return getLimit(tx, sight, stationId);
}

/** Of all stations in the group and below it; answers how many they are. */
export async function setGroupLimit(
  tx: TenantTx,
  { sight, actor }: Viewer,
  groupId: number,
  { limitAmps, now }: Now,
): Promise<{ stations: number }> {
  await demandGroup(tx, sight, groupId);
  const stationIds = await selectStationsWithin(tx, groupId);
  const wants = stationIds.map((stationId) => ({ stationId, limitAmps, source: actor }));
  await wantLimits(tx, wants, { now });
  const after = { limitAmps, stations: stationIds.length };
  await recordAudit(tx, actor, { action: 'group.limit', subject: { kind: 'group', id: groupId }, after });
  return { stations: stationIds.length };
}

async function demandInSight(tx: TenantTx, sight: Sight, stationId: number): Promise<void> {
  if (!(await isStationInSight(tx, sight, stationId))) throw new Failure('station_not_found');
}

function withoutStation({ stationId: _stationId, ...limit }: WantedLimit & { stationId: number }): WantedLimit {
  return limit;
}
