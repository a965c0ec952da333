// What a simulated station is made from; types only.
import type { Clock } from './world/clock.ts';
import type { PointOptions } from './point/surroundings.ts';
import type { QuirkName, StationVersion } from './versions.ts';
import type { FileCarrier } from './wire/files.ts';
import type { Random } from './world/random.ts';

/** PEM; without `ca` the authorities that Node knows are believed. */
export type StationTls = {
  ca?: string;
  /** A certificate of its own, and its key. */
  certificate?: string;
  key?: string;
};

/** What a station is made from: only address, identifier, points, clock and chance have to be said. */
export type StationOptions = {
  /** The version of OCPP that it speaks; default 1.6. */
  version?: StationVersion;
  /** Where the central system takes stations, without the identifier: `ws://host:port/ocpp/<organization>`. */
  url: string;
  identifier: string;
  /** For Basic authentication: text (sent as UTF-8) or bytes; none is sent if absent. */
  password?: string | Uint8Array;
  /** Whom it believes and how it proves itself, where the address begins with `wss:`. */
  tls?: StationTls;
  points: readonly PointOptions[];
  vendor?: string;
  model?: string;
  serial?: string;
  firmware?: string;
  /** Settings that differ from the standard's defaults: by configuration key, in 2.x by `Component.Variable`. */
  configuration?: Record<string, string>;
  /** How many tokens fit into its local list; default 1000. */
  mostListEntries?: number;
  /** A setting of the vendor's own that limits the current of each point: amperes or milliamperes a phase, or watts. */
  limitSetting?: { key: string; unit: 'A' | 'mA' | 'W' };
  /** Such as the version has; others are refused with a RangeError. */
  quirks?: readonly QuirkName[];
  /** Whether unanswered session messages outlive a loss of power; default true. */
  durableQueue?: boolean;
  /** Whether a lost connection is made again; default true. If not, `connect` rejects where it is refused. */
  reconnects?: boolean;
  /** Mean wait before the first attempt to reconnect, in milliseconds of the network; default 1000. */
  reconnectDelayMs?: number;
  /** How long an answer may take, in milliseconds of the network; default 30,000. */
  callTimeoutMs?: number;
  /** How long `until` and `waitFor` wait, in milliseconds of the network; default 10,000. */
  patienceMs?: number;
  /** The station's time: sessions, heartbeats, timestamps. */
  clock: Clock;
  /** The network's time: time-outs and reconnects; default the machine's. */
  wireClock?: Clock;
  random: Random;
  /** Ids of messages, and in 2.x of transactions; default UUIDs from `random`, which then must not repeat itself. */
  newId?(): string;
  /** How it fetches firmware and brings logs; default HTTP, with PUT. */
  files?: FileCarrier;
};

/** The options with what each station needs filled in. */
export type CompleteOptions = StationOptions & Required<Pick<StationOptions, 'newId'>>;
