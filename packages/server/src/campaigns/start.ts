// Starts a campaign: one request, one entry in the audit log, and a command for each station, made in sets.
import { recordAudit } from '../audit/audit.ts';
import { argumentsOf, demandRole, planFiles, readSharedIntent } from '../commands/commands.ts';
import type { TenantTx } from '../db/doors.ts';
import { Failure } from '../failures.ts';
import type { Intent } from '../intents.ts';
import type { Viewer } from '../viewer.ts';
import * as queries from './queries.ts';
import type { NewCampaign } from './wire.ts';

export type Starting = { id: string; idempotencyKey: string; now: Date };

/** Clicking twice starts once. Stations that are away fail at once. Answers the campaign's id. */
export async function startCampaign(
  tx: TenantTx,
  viewer: Viewer,
  { asked, ...starting }: Starting & { asked: NewCampaign },
): Promise<string> {
  const repeated = await queries.findRepeated(tx, viewer.actor, starting.idempotencyKey);
  if (repeated !== undefined) return repeated;
  const stationIds = [...new Set(asked.stationIds)];
  const { stations } = await queries.readImpact(tx, viewer.sight, stationIds);
  if (stations < stationIds.length) throw new Failure('station_not_found');
  const intent = await readIntent(tx, viewer, starting.now, asked);
  return begin(tx, viewer, { ...starting, intent, stationIds, retryOf: null }, (making) =>
    queries.insertCommands(tx, viewer.sight, { ...making, stationIds, intent }),
  );
}

/** Sends once more what came to nothing, to the very same stations and points. */
export async function retryCampaign(
  tx: TenantTx,
  viewer: Viewer,
  { of, ...starting }: Starting & { of: string },
): Promise<string> {
  const repeated = await queries.findRepeated(tx, viewer.actor, starting.idempotencyKey);
  if (repeated !== undefined) return repeated;
  const campaign = await queries.findCampaign(tx, viewer.sight, of);
  if (campaign === undefined) throw new Failure('campaign_not_found');
  demandRole(viewer, campaign.intent);
  const stationIds = await queries.selectFailedStations(tx, viewer.sight, of);
  if (stationIds.length === 0) throw new Failure('nothing_to_retry');
  return begin(tx, viewer, { ...starting, intent: campaign.asked, stationIds, retryOf: of }, (making) =>
    queries.insertFailedAgain(tx, viewer.sight, { ...making, of }),
  );
}

/** A cable is released at each point by its number, which every command has for itself. */
async function readIntent(tx: TenantTx, viewer: Viewer, now: Date, asked: NewCampaign): Promise<Intent> {
  const { intent, arguments: given = {} } = asked;
  if (intent === 'releaseCable') return { intent, evse: 0 };
  return readSharedIntent(tx, viewer, { now, command: { intent, arguments: given } });
}

type Begun = Starting & { intent: Intent; stationIds: readonly number[]; retryOf: string | null };

async function begin(
  tx: TenantTx,
  { actor, baseGroup }: Viewer,
  { id, idempotencyKey, now, intent, stationIds, retryOf }: Begun,
  makeCommands: (making: queries.Making) => Promise<queries.Made[]>,
): Promise<string> {
  const stationCount = stationIds.length;
  const row = { id, idempotencyKey, now, intent, stationCount, retryOf, actor, baseGroupId: baseGroup.id };
  if (!(await queries.insertCampaign(tx, row))) {
    return (await queries.findRepeated(tx, actor, idempotencyKey)) ?? id;
  }
  const made = await makeCommands({ campaignId: id, actor, now });
  await planFiles(
    tx,
    intent,
    made.filter(({ state }) => state === 'held').map((command) => ({ ...command, askedAt: now })),
  );
  const after = { intent: intent.intent, ...argumentsOf(intent), stationIds, ...(retryOf !== null && { retryOf }) };
  await recordAudit(tx, actor, { action: 'campaign.start', subject: { kind: 'campaign', id }, after });
  tx.news.push({ kind: 'campaign', organizationId: tx.organizationId, stationId: null });
  return id;
}
