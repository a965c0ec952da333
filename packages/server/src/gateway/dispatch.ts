// Brings queued commands to the stations held here and their answers back as facts; knows no command by name.
import { OcppError, RpcClosed, RpcTimeout } from '@stationmaster/ocpp';
import type { Bus } from '../bus/bus.ts';
import type { Clock } from '../clock.ts';
import type { CommandContext, Intent } from '../intents.ts';
import { clean, isRecord } from '../ocpp/edge.ts';
import { higherLimit } from '../ocpp/limit.ts';
import type { Call, CommandEnd } from '../ocpp/protocol.ts';
import { derivePassword } from '../stations/credentials.ts';
import type { StationConnection } from './connection/connection.ts';
import type { GatewayLimits } from './limits.ts';
import type { Presence } from './presence.ts';
import type { FactSink, Log } from './router.ts';

export type Claimed = Omit<CommandContext, 'newPassword'> & {
  id: string;
  organizationId: number;
  stationId: number;
  epoch: number;
  intent: Intent;
};
export type Held = { stationId: number; epoch: number };

type Parts = {
  clock: Clock;
  limits: Pick<GatewayLimits, 'sweepEveryMs'>;
  presence: Presence;
  bus: Pick<Bus, 'onBell'>;
  writer: FactSink;
  /** Of which, with a seed, the passwords are made that stations are sent. */
  secretKey: string | Buffer;
  claim(held: readonly Held[]): Promise<Claimed[]>;
  log: Log;
};

export class Dispatch {
  readonly #parts: Parts;
  /** Stations whose queue is to be looked at. */
  readonly #rung = new Set<number>();
  readonly #bringing = new Set<Promise<void>>();
  readonly #silence: () => void;
  #cancelSweep: () => void;
  #looking: Promise<void> | undefined;
  #stopped = false;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#silence = parts.bus.onBell((stationId) => {
      if (parts.presence.find(stationId) !== undefined) this.#ring(stationId);
    });
    this.#cancelSweep = this.#startSweep();
  }

  /** Claims nothing more; what was claimed is still carried out. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#silence();
    this.#cancelSweep();
    await this.#looking;
  }

  /** Resolves when the end of everything claimed has been told. */
  async settled(): Promise<void> {
    await Promise.all(this.#bringing);
  }

  /** A bell may be lost: every few seconds all stations held here are looked at. */
  #startSweep(): () => void {
    return this.#parts.clock.startTimer(this.#parts.limits.sweepEveryMs, () => {
      for (const { station } of this.#parts.presence.held()) this.#rung.add(station.stationId);
      this.#look();
      this.#cancelSweep = this.#startSweep();
    });
  }

  #ring(stationId: number): void {
    this.#rung.add(stationId);
    this.#look();
  }

  /** One look at a time; what rings meanwhile is looked at next. */
  #look(): void {
    if (this.#stopped || this.#looking !== undefined || this.#rung.size === 0) return;
    this.#looking = this.#lookAtRung().finally(() => {
      this.#looking = undefined;
      this.#look();
    });
  }

  async #lookAtRung(): Promise<void> {
    const { presence, claim, log } = this.#parts;
    const held = [...this.#rung].flatMap((stationId) => reachable(presence.find(stationId)));
    this.#rung.clear();
    if (held.length === 0) return;
    try {
      for (const command of await claim(held)) this.#follow(this.#bring(command));
    } catch (error) {
      log.warn({ err: error }, 'Queued commands could not be read; it will be tried again.');
    }
  }

  #follow(brought: Promise<void>): void {
    const followed = brought.finally(() => this.#bringing.delete(followed));
    this.#bringing.add(followed);
  }

  async #bring(command: Claimed): Promise<void> {
    const { id: commandId, organizationId, stationId, epoch } = command;
    const { presence, clock, writer, log } = this.#parts;
    const connection = presence.find(stationId);
    const end =
      connection?.station.epoch === epoch ? await carryOut(connection, this.#withPassword(command), log) : gone;
    try {
      const origin = { organizationId, stationId, epoch, receivedAt: clock.now() };
      await writer.submit(origin, { kind: 'commandAnswered', commandId, ...end });
    } catch (error) {
      log.warn({ err: error, commandId }, 'The end of a command could not be stored; it will be shown as unknown.');
    }
    // The next one of this station may have been waiting for this one.
    this.#ring(stationId);
  }

  #withPassword(command: Claimed): Claimed & CommandContext {
    const { intent, stationId } = command;
    if (intent.intent !== 'setPassword') return { ...command, newPassword: null };
    const seed = Buffer.from(intent.seed, 'hex');
    return { ...command, newPassword: derivePassword(this.#parts.secretKey, stationId, seed) };
  }
}

function reachable(connection: StationConnection | undefined): Held[] {
  if (connection === undefined || connection.isClosing || !connection.announced) return [];
  // A rejected station may not be called at all (1.6 §4.2).
  if (connection.admission === 'rejected') return [];
  const { stationId, epoch } = connection.station;
  return [{ stationId, epoch }];
}

async function carryOut(
  connection: StationConnection,
  command: Claimed & CommandContext,
  log: Log,
): Promise<CommandEnd> {
  const { table, callsFor, limitKeys } = connection.protocol;
  let end: CommandEnd | undefined;
  try {
    const limits = connection.mending.limits(limitKeys, command.limits);
    const calls = callsFor(command.intent, { ...command, limits });
    if (calls === 'unsupported') return failed(`OCPP ${table.version} has no message for this command.`);
    if ('unfit' in calls) return failed(calls.unfit);
    for (const { action, payload } of calls) table.checkOutgoing(action, 'request', payload);
    for (const call of calls) end = together(end, await send(connection, command.intent, call));
  } catch (error) {
    end = together(end, endOf(error) ?? cannotSend(error, log));
  }
  return end ?? failed('There was nothing to send.');
}

async function send(connection: StationConnection, intent: Intent, call: Call): Promise<CommandEnd> {
  const { table, commandAnswer } = connection.protocol;
  const reply = await connection.call(call);
  const checked = table.check(call.action, 'response', reply);
  for (const deviation of checked.deviations) connection.deviate(deviation);
  return commandAnswer(intent, isRecord(checked.payload) ? checked.payload : {});
}

/** Of several calls the last one says how the command ended, unless an earlier one was no yes. */
function together(before: CommandEnd | undefined, end: CommandEnd): CommandEnd {
  if (before === undefined) return end;
  const { state, status } = before.state === 'accepted' ? end : before;
  const details = [before.detail, end.detail].filter((detail) => detail !== null);
  const detail = details.length === 0 ? null : details.join(' ');
  const toldAmps = higherLimit(before.toldAmps, end.toldAmps);
  const settings = [...before.settings, ...end.settings];
  return { state, status, detail, settings, ...(toldAmps !== undefined && { toldAmps }) };
}

function cannotSend(error: unknown, log: Log): CommandEnd {
  log.error({ err: error }, 'A command could not be sent.');
  return failed('The command could not be sent.');
}

const gone = failed('The charging station went away before it could be sent.');

function failed(detail: string, status: string | null = null): CommandEnd {
  return { state: 'failed', status, detail, settings: [] };
}

function endOf(error: unknown): CommandEnd | undefined {
  if (error instanceof RpcTimeout) {
    const detail = `The charging station did not answer within ${error.timeoutMs / 1000} seconds.`;
    return { state: 'timed_out', status: null, detail, settings: [] };
  }
  if (error instanceof RpcClosed) {
    return error.sent ? failed('The connection ended before the charging station answered.') : gone;
  }
  if (error instanceof OcppError) return failed(clean(error.description).slice(0, 1000), clean(error.code));
  return undefined;
}
