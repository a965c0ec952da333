// The gateway on a real port with a directory and a writer of the test's making: what is on the wire, without a database.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createMemoryBus } from '../../bus/memory.ts';
import type { Bus } from '../../bus/bus.ts';
import type { FactKind, Origin, Outcomes, StationFact } from '../../facts.ts';
import type { CommandContext } from '../../intents.ts';
import { readArrival } from '../../gateway/entrance/arrival.ts';
import { createGateway } from '../../gateway/gateway.ts';
import type { Gateway } from '../../gateway/gateway.ts';
import type { DirectoryStation, Knock, StationDeviation } from '../../gateway/known-station.ts';
import type { GatewayLimits } from '../../gateway/limits.ts';
import type { FactSink } from '../../gateway/router.ts';
import type { GatewayStore } from '../../gateway/store.ts';
import type { Claimed } from '../../gateway/dispatch.ts';
import { hashStationPassword } from '../../stations/credentials.ts';
import { createManualClock } from '../manual-clock.ts';
import type { ManualClock } from '../manual-clock.ts';
import { connectRawStation } from './raw-station.ts';
import type { RawStation, RawStationOptions } from './raw-station.ts';

export const secretKey = 'a secret of tests';
export const stationPassword = 'sixteen letters!';

/** One on this machine speaks TLS for stations, and hands on their certificates. */
export const loopbackProxy = { isTrustedProxy: () => true, certificateHeader: 'x-client-certificate' };

export type ToldFact = { origin: Origin; fact: StationFact };

export type TestGateway = {
  port: number;
  clock: ManualClock;
  bus: Bus;
  gateway: Gateway;
  /** What was told so far, in order. */
  told: ToldFact[];
  knocks: Knock[];
  deviations: StationDeviation[];
  seen: number[];
  logged: string[];
  /** What the directory answers for an identifier of organization 1. */
  stations: Map<string, DirectoryStation>;
  queued: Claimed[];
  /** Who answers facts: replace it to delay, refuse or fail. */
  writer: { submit(origin: Origin, fact: StationFact): Promise<Outcomes[FactKind]> };
  takenOver: number[];
  /** Resolves when a fact of this kind has been told, now or later; each is given once. */
  fact(kind: FactKind): Promise<ToldFact>;
  connect(options?: Partial<RawStationOptions>): Promise<RawStation>;
  stop(): Promise<void>;
};

export const knownStation: DirectoryStation = {
  stationId: 7,
  epoch: 1,
  proof: 'password',
  firstContactUntil: null,
  passwordHash: hashStationPassword(secretKey, Buffer.from(stationPassword)),
  nextPasswordHash: null,
  pings: true,
  assumesVersion: null,
  timeZone: 'Europe/Helsinki',
  heartbeatSeconds: 300,
  admission: 'accepted',
  everAccepted: true,
  demandsTls: false,
  authorities: [],
  revokedCertificates: [],
  quirks: {},
  heldElsewhere: false,
};

/** Of a command that nothing else is known of. */
export const bareContext: CommandContext = {
  number: 17,
  transaction: null,
  limits: {},
  newPassword: null,
  fileAddress: '',
};

const outcomes: Outcomes = {
  stationConnected: { stored: true, isTakenOver: false },
  stationGone: { stored: true },
  booted: { admission: 'accepted', heartbeatSeconds: 300, quirks: {} },
  pointStatus: { stored: true },
  tokenShown: { decision: 'Accepted', reason: 'access_everywhere', expiresAt: null, driverGroupId: null },
  sessionStarted: { transactionId: 4711, decision: 'Accepted', expiresAt: null, driverGroupId: null },
  sessionEnded: { stored: true },
  sessionSampled: { stored: true },
  transactionTold: { shown: { decision: 'Accepted', expiresAt: null, driverGroupId: null } },
  certificateRequested: { taken: true, why: null },
  stationNoted: { stored: true },
  settingsReported: { stored: true },
  commandAnswered: { stored: true },
};

/** Its stations speak 1.6 unless another subprotocol is given. */
export async function startTestGateway(
  limits: Partial<GatewayLimits> = {},
  subprotocol = 'ocpp1.6',
): Promise<TestGateway> {
  const facts = createFactList();
  const server = createServer({ connectionsCheckingInterval: 10 });
  const bus = createMemoryBus((error) => {
    throw error;
  });
  let epoch = 0;
  const test: Omit<TestGateway, 'port' | 'gateway' | 'connect' | 'stop' | 'fact' | 'told'> = {
    clock: createManualClock(),
    bus,
    knocks: [],
    deviations: [],
    seen: [],
    logged: [],
    stations: new Map([['ST-1', knownStation]]),
    queued: [],
    takenOver: [],
    writer: { submit: (_origin, fact) => Promise.resolve(outcomes[fact.kind]) },
  };
  const store: GatewayStore = {
    lookUp: (addresses) =>
      Promise.resolve(
        addresses.map(({ organization, identifier }) => {
          const station = test.stations.get(identifier);
          if (organization !== 'acme') return undefined;
          return { organizationId: 1, station: station && { ...station, epoch: (epoch += 1) } };
        }),
      ),
    recordKnocks: async (knocks) => void test.knocks.push(...knocks.map(({ what }) => what)),
    recordDeviations: async (deviations) => void test.deviations.push(...deviations.map(({ what }) => what)),
    recordFrames: async () => undefined,
    recordSeen: async (seen) => {
      test.seen.push(...seen.map(({ stationId }) => stationId));
      return { takenOver: test.takenOver };
    },
    claim: async (held) => {
      const epochs = new Map(held.map((one) => [one.stationId, one.epoch]));
      return test.queued.splice(0).map((command) => ({ ...command, epoch: epochs.get(command.stationId) ?? 0 }));
    },
  };
  const writer: FactSink = {
    async submit(origin, fact) {
      facts.add({ origin, fact });
      // The kind of an outcome is that of its fact; the type checker cannot see it through the table.
      return (await test.writer.submit(origin, fact)) as never;
    },
  };
  const log = (_about: object, sentence: string): void => void test.logged.push(sentence);
  let ids = 0;
  const gateway = createGateway({
    store,
    writer,
    bus,
    nodeId: 1,
    clock: test.clock,
    random: () => 0.5,
    newId: () => `server-${(ids += 1)}`,
    secretKey,
    addressOf: (request) => request.socket.remoteAddress ?? '',
    arrivalOf: (request) => readArrival(request, loopbackProxy),
    log: { info: log, warn: log, error: log },
    limits: { closeTimeoutMs: 200, ...limits },
  });
  gateway.attach(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(test, {
    port,
    gateway,
    told: facts.told,
    fact: facts.next,
    connect: (options: Partial<RawStationOptions> = {}) =>
      connectRawStation(port, {
        path: '/ocpp/acme/ST-1',
        credentials: { user: 'ST-1', password: stationPassword },
        subprotocols: [subprotocol],
        ...options,
      }),
    async stop() {
      const stopped = gateway.stop();
      await untilDone(stopped, test.clock);
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

/** Runs a test on a gateway of its own, and stops it whatever the outcome. */
export async function withGateway(
  run: (test: TestGateway) => Promise<void>,
  limits?: Partial<GatewayLimits>,
  subprotocol?: string,
): Promise<void> {
  const test = await startTestGateway(limits, subprotocol);
  try {
    await run(test);
  } finally {
    await test.stop();
  }
}

/** Lets a hand-moved clock run until something is done. */
export async function untilDone<T>(done: Promise<T>, clock: ManualClock): Promise<T> {
  let isDone = false;
  const watched = done.finally(() => (isDone = true));
  while (!isDone) {
    await new Promise(setImmediate);
    clock.advance(20);
  }
  return watched;
}

function createFactList() {
  const told: ToldFact[] = [];
  const ungiven: ToldFact[] = [];
  const takers: { kind: FactKind; take(told: ToldFact): void }[] = [];
  return {
    told,
    add(one: ToldFact): void {
      told.push(one);
      const index = takers.findIndex(({ kind }) => kind === one.fact.kind);
      if (index === -1) ungiven.push(one);
      else takers.splice(index, 1)[0]?.take(one);
    },
    next(kind: FactKind): Promise<ToldFact> {
      const index = ungiven.findIndex(({ fact }) => fact.kind === kind);
      const [known] = index === -1 ? [] : ungiven.splice(index, 1);
      return known ? Promise.resolve(known) : new Promise((take) => takers.push({ kind, take }));
    },
  };
}
