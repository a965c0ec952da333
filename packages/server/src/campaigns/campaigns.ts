// The same command for many stations at once: started, followed and cancelled as one, with a result for each station.
import { recordAudit } from '../audit/audit.ts';
import { demandRole, listOfCampaign } from '../commands/commands.ts';
import type { TenantTx } from '../db/doors.ts';
import { forgetCancelled } from '../desired-settings/desired-settings.ts';
import { Failure } from '../failures.ts';
import type { Sight, Viewer } from '../viewer.ts';
import * as queries from './queries.ts';
import { shownOf } from './start.ts';
import type { Campaign, CampaignResult, Impact, ResultFilter } from './wire.ts';

export { startCampaignKeeper } from './keeper.ts';
export { retryCampaign, startCampaign } from './start.ts';

/** What it would mean for these stations; one out of sight is refused as if it were none (S-12). */
export async function foresee(tx: TenantTx, sight: Sight, stationIds: readonly number[]): Promise<Impact> {
  const chosen = new Set(stationIds);
  const impact = await queries.readImpact(tx, sight, [...chosen]);
  if (impact.stations < chosen.size) throw new Failure('station_not_found');
  return impact;
}

type Page = { limit: number; offset: number };

export async function listCampaigns(
  tx: TenantTx,
  sight: Sight,
  page: Page,
): Promise<{ items: Campaign[]; total: number }> {
  const rows = await queries.selectCampaigns(tx, sight, page);
  return { items: await withCounts(tx, sight, rows), total: await queries.countCampaigns(tx, sight) };
}

export async function getCampaign(tx: TenantTx, sight: Sight, id: string): Promise<Campaign> {
  const row = await queries.findCampaign(tx, sight, id);
  const [campaign] = row === undefined ? [] : await withCounts(tx, sight, [row]);
  if (campaign === undefined) throw new Failure('campaign_not_found');
  return campaign;
}

export async function listResults(
  tx: TenantTx,
  sight: Sight,
  { id, ...wanted }: ResultFilter & Page & { id: string },
): Promise<{ items: CampaignResult[]; total: number }> {
  if ((await queries.findCampaign(tx, sight, id)) === undefined) throw new Failure('campaign_not_found');
  return listOfCampaign(tx, sight, { ...wanted, campaignId: id });
}

/** What is sent cannot be called back; the rest is not sent any more, at the stations in sight. */
export async function cancelCampaign(
  tx: TenantTx,
  viewer: Viewer,
  { id, now }: { id: string; now: Date },
): Promise<Campaign> {
  const { sight, actor } = viewer;
  const campaign = await queries.findCampaign(tx, sight, id);
  if (campaign === undefined) throw new Failure('campaign_not_found');
  demandRole(viewer, campaign.intent);
  const cancelled = await queries.cancelUnsent(tx, sight, { id, now });
  if (cancelled === 0) throw new Failure('nothing_to_cancel');
  await queries.markCancelled(tx, id, now);
  await forgetCancelled(tx, id);
  const subject = { kind: 'campaign', id };
  await recordAudit(tx, actor, { action: 'campaign.cancel', subject, after: { cancelled } });
  tx.news.push({ kind: 'campaign', organizationId: tx.organizationId, stationId: null });
  return getCampaign(tx, sight, id);
}

const none: Campaign['counts'] = {
  held: 0,
  waiting: 0,
  queued: 0,
  sent: 0,
  accepted: 0,
  rejected: 0,
  timed_out: 0,
  failed: 0,
  unknown: 0,
  cancelled: 0,
};

async function withCounts(tx: TenantTx, sight: Sight, rows: queries.CampaignRow[]): Promise<Campaign[]> {
  const ids = rows.map(({ id }) => id);
  const counted = Map.groupBy(await queries.countStates(tx, sight, ids), ({ campaignId }) => campaignId);
  return rows.map(({ asked, ...row }) => {
    const counts = (counted.get(row.id) ?? []).map(({ state, count }) => [state, count] as const);
    return { ...row, arguments: shownOf(asked), counts: { ...none, ...Object.fromEntries(counts) } };
  });
}
