// Remote commands as operators give and follow them: a row before it is a frame.
import { recordAudit } from '../audit/audit.ts';
import type { TenantTx } from '../db/doors.ts';
import type { Intent, StationCalls } from '../intents.ts';
import { Failure } from '../failures.ts';
import { demandStation } from '../stations/stations.ts';
import { judge, refusalOf, tokenKey } from '../tokens/tokens.ts';
import { planTransfers, type Planned } from '../transfers/transfers.ts';
import type { Sight, Viewer } from '../viewer.ts';
import { endedIntent, faultsOf, maskedAnswer } from './calls.ts';
import { argumentsOf, readIntent } from './intents.ts';
import {
  countCommands,
  countOfCampaign,
  findCommand,
  findRepeated,
  insertCommand,
  selectCommands,
  selectOfCampaign,
  type CommandRow,
} from './queries.ts';
import type { Command, NewCommand } from './wire.ts';

export { argumentsOf, demandRole, readSharedIntent } from './intents.ts';

export async function listCommands(
  tx: TenantTx,
  sight: Sight,
  wanted: Parameters<typeof selectCommands>[1],
): Promise<{ items: Command[]; total: number }> {
  await demandStation(tx, sight, wanted.stationId);
  const items = (await selectCommands(tx, wanted)).map(commandFrom);
  return { items, total: await countCommands(tx, wanted) };
}

export async function getCommand(tx: TenantTx, sight: Sight, id: string): Promise<Command> {
  const row = await findCommand(tx, sight, id);
  if (row === undefined) throw new Failure('command_not_found');
  return commandFrom(row);
}

export type Given = {
  id: string;
  idempotencyKey: string;
  now: Date;
  stationId: number;
  command: NewCommand;
  /** What can be asked of stations; who sends none of it needs no list. */
  calls?: StationCalls;
};

/** Clicking twice queues once. A station that is away makes it fail at once: nobody waits for it. */
export async function queueCommand(tx: TenantTx, viewer: Viewer, given: Given): Promise<Command> {
  const { id, idempotencyKey, now, stationId, command, calls } = given;
  const { sight, actor, organization } = viewer;
  const station = await demandStation(tx, sight, stationId);
  const repeated = await findRepeated(tx, actor, idempotencyKey);
  if (repeated !== undefined) return commandFrom(repeated);
  const intent = await readIntent(tx, viewer, { ...given, faultInCall: faultsOf(station.ocppVersion, calls) });
  const failure = station.connected
    ? await findRefusal(tx, { stationId, intent, now })
    : 'The charging station is offline.';
  const isNew = await insertCommand(tx, {
    id,
    stationId,
    evse: ('evse' in intent ? intent.evse : command.evse) ?? null,
    intent: failure === null ? intent : endedIntent(intent),
    tokenKey: 'token' in intent ? tokenKey(intent.token) : null,
    actor,
    idempotencyKey,
    queuedAt: now,
    failure,
  });
  if (isNew) {
    if (station.connected) await planFiles(tx, intent, [{ id, stationId, askedAt: now }]);
    const after = { id, intent: intent.intent, ...argumentsOf(intent) };
    await recordAudit(tx, actor, { action: 'command.send', subject: { kind: 'station', id: stationId }, after });
    tx.news.push({ kind: 'command', organizationId: organization.id, stationId, id });
  }
  const row = await findRepeated(tx, actor, idempotencyKey);
  if (row === undefined) throw new Failure('command_not_found');
  return commandFrom(row);
}

/** The commands of a campaign, each with its station; the campaign is known to be in sight. */
export async function listOfCampaign(
  tx: TenantTx,
  sight: Sight,
  wanted: Parameters<typeof selectOfCampaign>[2],
): Promise<{
  items: { command: Command; station: { id: number; identifier: string; name: string } }[];
  total: number;
}> {
  const rows = await selectOfCampaign(tx, sight, wanted);
  const items = rows.map(({ stationName: name, identifier, ...row }) => ({
    command: commandFrom(row),
    station: { id: row.stationId, identifier, name },
  }));
  return { items, total: await countOfCampaign(tx, sight, wanted) };
}

/** What commands of this intent bring or fetch; of most it is nothing. */
export async function planFiles(
  tx: TenantTx,
  intent: Intent,
  commands: readonly { id: string; stationId: number; askedAt: Date }[],
): Promise<void> {
  if (!isAboutFile(intent)) return;
  await planTransfers(
    tx,
    commands.map(({ id: commandId, ...command }) => plannedFor(intent, { ...command, commandId })),
  );
}

/** Who may not charge when the card is shown may not when the panel starts it, either. */
async function findRefusal(
  tx: TenantTx,
  { stationId, intent, now }: { stationId: number; intent: Intent; now: Date },
): Promise<string | null> {
  if (intent.intent !== 'startCharging') return null;
  const { reason } = await judge(tx, { stationId, token: intent.token, at: now, evse: intent.evse });
  return refusalOf(reason) ?? null;
}

type AboutFile = Extract<Intent, { intent: 'updateFirmware' | 'getDiagnostics' }>;

const isAboutFile = (intent: Intent): intent is AboutFile =>
  intent.intent === 'updateFirmware' || intent.intent === 'getDiagnostics';

function plannedFor(intent: AboutFile, command: Pick<Planned, 'commandId' | 'stationId' | 'askedAt'>): Planned {
  const isOurs = intent.address === null;
  return intent.intent === 'updateFirmware'
    ? { ...command, isOurs, kind: 'firmware', imageId: intent.imageId, from: new Date(intent.retrieveAt) }
    : { ...command, isOurs, kind: 'diagnostics', imageId: null, from: command.askedAt };
}

function commandFrom({ asked, ...row }: CommandRow): Command {
  const detail = asked.intent === 'sendCall' && row.detail !== null ? maskedAnswer(row.detail) : row.detail;
  return { ...row, detail, arguments: argumentsOf(asked) };
}
