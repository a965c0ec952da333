// What a station's way to its central system is made with, completed from the station's own options.
import type { VersionTable } from '@stationmaster/ocpp';
import type { CompleteOptions, StationTls } from '../options.ts';
import { type Clock, realClock } from '../world/clock.ts';
import type { Random } from '../world/random.ts';
import type { Temper } from './quirks.ts';

const defaultReconnectDelayMs = 1000;
const defaultCallTimeoutMs = 30_000;

export type LinkOptions = {
  table: Pick<VersionTable, 'version' | 'subprotocol'>;
  /** Where the central system listens, without the station's identifier. */
  url: string;
  identifier: string;
  /** The password of now: text (as UTF-8) or bytes. */
  password(): string | Uint8Array | undefined;
  tls: StationTls;
  temper: Temper;
  /** Time of the network: time-outs and waiting between attempts. */
  clock: Clock;
  random: Random;
  newId(): string;
  callTimeoutMs: number;
  /** The wait before the second attempt; it doubles with every further one. */
  reconnectDelayMs: number;
  reconnects: boolean;
};

/** What a station's own options say of its link, completed. */
export function linkOptionsOf(
  { url, identifier, random, newId, wireClock, callTimeoutMs, reconnectDelayMs, reconnects, tls }: CompleteOptions,
  rest: Pick<LinkOptions, 'table' | 'temper' | 'password'>,
): LinkOptions {
  return {
    ...rest,
    url,
    identifier,
    tls: tls ?? {},
    random,
    newId,
    clock: wireClock ?? realClock,
    callTimeoutMs: callTimeoutMs ?? defaultCallTimeoutMs,
    reconnectDelayMs: reconnectDelayMs ?? defaultReconnectDelayMs,
    reconnects: reconnects ?? true,
  };
}
