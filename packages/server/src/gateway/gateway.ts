// Builds the gateway from its parts and listens for stations on an HTTP server; the face that the rest of the house sees.
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Bus } from '../bus/bus.ts';
import type { Clock } from '../clock.ts';
import { startBeat } from './beat.ts';
import { closeAll } from './closing.ts';
import type { Surroundings } from './connection/connection.ts';
import { Dispatch } from './dispatch.ts';
import { createFrameLog, type FrameLog } from './notes/frame-log.ts';
import type { Arrival } from './entrance/arrival.ts';
import { Handshakes, noteKnock } from './entrance/handshakes.ts';
import { createOpening } from './entrance/open.ts';
import type { OpeningParts } from './entrance/open.ts';
import { defaultLimits } from './limits.ts';
import type { GatewayLimits } from './limits.ts';
import type { Knock } from './known-station.ts';
import { createNotebook } from './notes/notebook.ts';
import type { Notebook } from './notes/notebook.ts';
import { Presence } from './presence.ts';
import { routeCall } from './router.ts';
import type { FactSink, Log } from './router.ts';
import type { GatewayStore } from './store.ts';
import type { Counted } from './notes/tally.ts';

export type GatewayParts = {
  store: GatewayStore;
  writer: FactSink;
  bus: Pick<Bus, 'onBell' | 'ring'>;
  /** Which node this is. */
  nodeId: number;
  clock: Clock;
  /** From 0 up to 1. */
  random: () => number;
  newId: () => string;
  /** The key that station passwords are hashed with (S-2). */
  secretKey: string | Buffer;
  addressOf(request: IncomingMessage): string;
  arrivalOf(request: IncomingMessage): Arrival;
  log: Log;
  limits?: Partial<GatewayLimits>;
};

type GatewayLoad = {
  connections: number;
  handshakes: number;
  framesIn: number;
  framesOut: number;
  framesLost: number;
};

export type Gateway = {
  /** Takes the upgrades of a server, and lets no handshake on it dribble. */
  attach(server: Server): void;
  load(): GatewayLoad;
  /** Others have given this node up: stations that are not noted as held here any more are to come again. */
  doubtHeld(): void;
  /** Ends in order: nobody new, calls in flight, waves of closes; resolves when the last station is gone. */
  stop(): Promise<void>;
};

export function createGateway(parts: GatewayParts): Gateway {
  const { clock, random, store, log } = parts;
  const limits = { ...defaultLimits, ...parts.limits };
  const notebook = createNotebook(
    {
      recordDeviations: store.recordDeviations,
      async recordKnocks(knocks) {
        await store.recordKnocks(knocks);
        tellRefusals(log, knocks);
      },
    },
    clock,
  );
  const presence = new Presence({ ...parts, limits });
  const frameLog = createFrameLog(store.recordFrames, clock);
  const shared = { ...parts, limits, notebook, presence, frameLog };
  const frames = { in: 0, out: 0 };
  const handshakes = new Handshakes({ ...shared, open: createOpening(openingParts(shared, frames)) });
  const beat = startBeat({ ...shared, recordSeen: store.recordSeen });
  const dispatch = new Dispatch({ ...shared, claim: (held) => store.claim(held, clock.now()) });
  return {
    attach(server) {
      server.headersTimeout = limits.headersTimeoutMs;
      server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
        void handshakes.take({ request, socket, head });
      });
    },
    load: () => ({
      connections: presence.size,
      handshakes: handshakes.inProgress,
      framesIn: frames.in,
      framesOut: frames.out,
      framesLost: frameLog.lost,
    }),
    doubtHeld: beat.doubtAll,
    async stop() {
      handshakes.close();
      await dispatch.stop();
      await closeAll({ clock, random, presence, drainMs: limits.drainMs });
      beat.stop();
      await Promise.all([dispatch.settled(), presence.settled()]);
      await Promise.all([notebook.write(), frameLog.write()]).catch((error: unknown) =>
        log.warn({ err: error }, 'The last notes could not be written.'),
      );
    },
  };
}

type Shared = GatewayParts & { limits: GatewayLimits; notebook: Notebook; presence: Presence; frameLog: FrameLog };

function openingParts(shared: Shared, frames: { in: number; out: number }): OpeningParts {
  const { notebook, presence, frameLog } = shared;
  const surroundings: Surroundings = {
    clock: shared.clock,
    limits: shared.limits,
    newId: shared.newId,
    onCall: (connection, call) => void routeCall(shared, connection, call),
    onDeviation: ({ organizationId, stationId }, rule, example) =>
      notebook.deviation({ organizationId, stationId, rule, example }),
    onClosed: (connection) => presence.leave(connection),
    onFrame(station, direction, text) {
      frames[direction] += 1;
      frameLog.hear(station, direction, text);
    },
  };
  const onUnspoken: OpeningParts['onUnspoken'] = (request, station) => {
    noteKnock(shared, request, { ...station, refused: 'no_version' });
    if (request.headers['sec-websocket-protocol'] !== undefined) return;
    const { organizationId, stationId } = station;
    notebook.deviation({ organizationId, stationId, rule: 'no-subprotocol', example: '' });
  };
  return { surroundings, presence, onUnspoken };
}

const toldAtOnce = 20;

/** In one line every few seconds at most: who runs the server sees why a station does not come in. */
function tellRefusals(log: Log, knocks: readonly Counted<Knock>[]): void {
  const known = knocks.filter(({ what }) => what.stationId !== null);
  if (known.length === 0) return;
  const refused = known.slice(0, toldAtOnce).map(({ what: { identifier, cause, address }, count }) => {
    return { identifier, cause, address, count };
  });
  log.warn({ refused, stations: known.length }, 'Charging stations were refused.');
}
