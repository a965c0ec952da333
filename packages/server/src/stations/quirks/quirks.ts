// The quirks of a station as operators see, set and lift them, and how it left the standard (F-10, E-4, E-13).
import { recordAudit } from '../../audit/audit.ts';
import type { TenantTx } from '../../db/doors.ts';
import { Failure } from '../../failures.ts';
import type { QuirkParameters } from '../../quirks.ts';
import { demandTimeZone } from '../../organizations/organizations.ts';
import { markStation } from '../../sessions/sessions.ts';
import type { Sight, Viewer } from '../../viewer.ts';
import { demandStation } from '../demand-station.ts';
import { endConnection } from '../queries.ts';
import {
  deleteQuirk,
  liftQuirk,
  selectBasics,
  selectDeviations,
  selectQuirks,
  updateScale,
  upsertQuirk,
  type KeptQuirk,
} from './queries.ts';
import { choicesBeside, isActing, missingOf } from './rules.ts';
import { quirkNames, quirkOf, type QuirkName } from './table.ts';
import type { Deviations, StationQuirks } from './wire.ts';

export async function listQuirks(tx: TenantTx, sight: Sight, stationId: number): Promise<StationQuirks> {
  await demandStation(tx, sight, stationId);
  return readQuirks(tx, stationId);
}

export async function listDeviations(tx: TenantTx, sight: Sight, stationId: number): Promise<Deviations> {
  await demandStation(tx, sight, stationId);
  return { items: await selectDeviations(tx, stationId) };
}

type Setting = { stationId: number; quirk: string; parameters: QuirkParameters };

export async function setQuirk(
  tx: TenantTx,
  { sight, actor }: Viewer,
  { stationId, quirk: name, parameters }: Setting,
): Promise<StationQuirks> {
  await demandStation(tx, sight, stationId);
  const quirk = demandQuirk(name);
  await demandFit(tx, quirk, parameters);
  const before = await findKept(tx, stationId, quirk);
  const said = Object.fromEntries(quirkOf[quirk].takes.map((name) => [name, parameters[name]]));
  await upsertQuirk(tx, stationId, quirk, said);
  await recordAudit(tx, actor, {
    action: 'station.set_quirk',
    subject: { kind: 'station', id: stationId },
    ...(before !== undefined && before.source !== 'found' && { before: { quirk, ...before.parameters } }),
    after: { quirk, ...said },
  });
  return takeEffect(tx, stationId, quirk, 1000);
}

/** What was recognised is lifted, and stays so; the rest is forgotten until it is noticed again. */
export async function forgetQuirk(
  tx: TenantTx,
  { sight, actor }: Viewer,
  stationId: number,
  name: string,
): Promise<StationQuirks> {
  await demandStation(tx, sight, stationId);
  const quirk = demandQuirk(name);
  const kept = await findKept(tx, stationId, quirk);
  if (kept === undefined) throw new Failure('quirk_not_found');
  if (kept.source === 'recognised' && kept.liftedAt === null) await liftQuirk(tx, stationId, quirk);
  else await deleteQuirk(tx, stationId, quirk);
  await recordAudit(tx, actor, {
    action: 'station.forget_quirk',
    subject: { kind: 'station', id: stationId },
    before: { quirk, ...kept.parameters },
  });
  return takeEffect(tx, stationId, quirk, 1);
}

/** The next connection, or the counting that follows, knows of the change. */
async function takeEffect(tx: TenantTx, stationId: number, quirk: QuirkName, scale: 1 | 1000): Promise<StationQuirks> {
  if (quirk === 'kwh_labelled_wh') await updateScale(tx, stationId, scale);
  if (quirkOf[quirk].countsEnergy) await markStation(tx, stationId);
  if (quirkOf[quirk].heldByConnection) await endConnection(tx, stationId);
  tx.news.push({ kind: 'station', organizationId: tx.organizationId, stationId });
  return readQuirks(tx, stationId);
}

function demandQuirk(name: string): QuirkName {
  const known = quirkNames.find((quirk) => quirk === name);
  if (known === undefined) throw new Failure('quirk_not_found');
  return known;
}

async function demandFit(tx: TenantTx, quirk: QuirkName, parameters: QuirkParameters): Promise<void> {
  if (quirkOf[quirk].setOn !== 'page') throw new Failure('quirk_not_settable');
  const missing = missingOf(quirk, parameters);
  if (missing.length > 0) {
    const fields = missing.map((name) => [`parameters.${name}`, 'This is needed too.'] as const);
    throw new Failure('invalid_input', { fields: Object.fromEntries(fields) });
  }
  if (parameters.timeZone !== undefined) await demandTimeZone(tx, parameters.timeZone, 'parameters.timeZone');
}

async function findKept(tx: TenantTx, stationId: number, quirk: QuirkName): Promise<KeptQuirk | undefined> {
  return (await selectQuirks(tx, stationId)).find((kept) => kept.quirk === quirk);
}

async function readQuirks(tx: TenantTx, stationId: number): Promise<StationQuirks> {
  const basics = await selectBasics(tx, stationId);
  const edited: QuirkName[] = [];
  if (basics?.pings === false) edited.push('never_answers_pings');
  if (basics?.assumesVersion) edited.push('no_subprotocol');
  const kept = (await selectQuirks(tx, stationId)).filter(({ quirk }) => !edited.includes(quirk));
  const items = [...edited.map(asEdited), ...kept].map((item) => ({ ...item, acting: isActing(item) }));
  return { items, choices: choicesBeside(items) };
}

function asEdited(quirk: QuirkName): KeptQuirk {
  return { quirk, source: 'set', parameters: {}, sessions: 0, firstAt: null, lastAt: null, liftedAt: null };
}
