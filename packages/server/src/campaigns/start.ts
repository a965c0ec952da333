// Starts a campaign: one request, one entry in the audit log, and a command for each station, made in sets.
import { recordAudit } from '../audit/audit.ts';
import { argumentsOf, demandRole, planFiles, readSharedIntent } from '../commands/commands.ts';
import type { TenantTx } from '../db/doors.ts';
import { refuseSecrets, storeWants } from '../desired-settings/desired-settings.ts';
import { Failure } from '../failures.ts';
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
  const wanted = await readAsked(tx, viewer, starting.now, asked);
  return begin(tx, viewer, { ...starting, asked: wanted, stationIds, retryOf: null }, (making) =>
    queries.insertCommands(tx, viewer.sight, { ...making, stationIds, asked: wanted }),
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
  return begin(tx, viewer, { ...starting, asked: campaign.asked, stationIds, retryOf: of }, (making) =>
    queries.insertFailedAgain(tx, viewer.sight, { ...making, of }),
  );
}

/** A cable is released at each point by its number, which every command has for itself. */
async function readAsked(tx: TenantTx, viewer: Viewer, now: Date, asked: NewCampaign): Promise<queries.Asked> {
  const { intent, arguments: given = {}, settings = [], lasting = false } = asked;
  if (intent === 'releaseCable') return { intent, evse: 0 };
  if (intent !== 'changeSetting') return readSharedIntent(tx, viewer, { now, command: { intent, arguments: given } });
  demandRole(viewer, intent);
  if (settings.length === 0) throw new Failure('invalid_input', { fields: { settings: 'This is needed.' } });
  refuseSecrets(settings.map(({ key }) => key));
  const byKey = new Map(settings.map((setting) => [setting.key, setting]));
  return { intent, settings: [...byKey.values()], lasting };
}

/** For operators’ eyes and the audit log. */
export function shownOf(asked: queries.Asked): Record<string, unknown> {
  return 'settings' in asked ? { settings: asked.settings, lasting: asked.lasting } : argumentsOf(asked);
}

type Begun = Starting & { asked: queries.Asked; stationIds: readonly number[]; retryOf: string | null };

async function begin(
  tx: TenantTx,
  { actor, baseGroup }: Viewer,
  { id, idempotencyKey, now, asked, stationIds, retryOf }: Begun,
  makeCommands: (making: queries.Making) => Promise<queries.Made[]>,
): Promise<string> {
  const stationCount = stationIds.length;
  const row = { id, idempotencyKey, now, asked, stationCount, retryOf, actor, baseGroupId: baseGroup.id };
  if (!(await queries.insertCampaign(tx, row))) {
    return (await queries.findRepeated(tx, actor, idempotencyKey)) ?? id;
  }
  const made = await makeCommands({ campaignId: id, actor, now });
  const toCome = made.filter(({ state }) => state !== 'failed');
  if ('settings' in asked) {
    await storeWants(tx, { commands: toCome, lasting: asked.lasting, now });
  } else {
    await planFiles(
      tx,
      asked,
      toCome.map((command) => ({ ...command, askedAt: now })),
    );
  }
  const after = { intent: asked.intent, ...shownOf(asked), stationIds, ...(retryOf !== null && { retryOf }) };
  await recordAudit(tx, actor, { action: 'campaign.start', subject: { kind: 'campaign', id }, after });
  tx.news.push({ kind: 'campaign', organizationId: tx.organizationId, stationId: null });
  return id;
}
