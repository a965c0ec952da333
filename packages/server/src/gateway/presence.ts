// Which connection a station has: the newest authenticated one (F-7); tells the house when it comes and goes.
import type { Bus } from '../bus/bus.ts';
import type { Clock } from '../clock.ts';
import type { Origin } from '../facts.ts';
import { closeCodes } from './connection/close-codes.ts';
import type { StationConnection } from './connection/connection.ts';
import type { KnownStation } from './known-station.ts';
import type { GatewayLimits } from './limits.ts';
import type { FactSink } from './router.ts';

/** `abandoned`: the one that is here gave no sign, so the new one takes over, with an alarm. */
export type Entry = 'free' | 'taken' | 'abandoned';

type Parts = {
  clock: Clock;
  writer: FactSink;
  bus: Pick<Bus, 'ring'>;
  nodeId: number;
  limits: Pick<GatewayLimits, 'signPatienceMs'>;
};

export class Presence {
  readonly #parts: Parts;
  readonly #connections = new Map<number, StationConnection>();
  /** Departures not stored yet, at most one for each station. */
  readonly #untold = new Map<number, Origin>();
  readonly #telling = new Set<Promise<void>>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  get size(): number {
    return this.#connections.size;
  }

  find(stationId: number): StationConnection | undefined {
    return this.#connections.get(stationId);
  }

  held(): IterableIterator<StationConnection> {
    return this.#connections.values();
  }

  /** Whether a station may enter now: an unproven one not while the connection that is here, or at another node, gives a sign of life. */
  async contest({ stationId, proven, heldElsewhere }: KnownStation): Promise<Entry> {
    if (heldElsewhere && !proven) return 'taken';
    for (;;) {
      const old = this.#connections.get(stationId);
      if (old === undefined || old.isClosing || proven) return 'free';
      if (!old.station.pings) return 'abandoned';
      if (await old.awaitSign(this.#parts.limits.signPatienceMs)) return 'taken';
      // Somebody else may have come or gone in the meantime.
      if (this.#connections.get(stationId) === old) return 'abandoned';
    }
  }

  /** Takes the connection in and the older one out; false where a newer one has entered meanwhile. */
  enter(connection: StationConnection, entry: Entry): boolean {
    const { stationId, epoch } = connection.station;
    const old = this.#connections.get(stationId);
    if (old !== undefined && old.station.epoch > epoch) return false;
    this.#connections.set(stationId, connection);
    this.#untold.delete(stationId);
    old?.close(closeCodes.policyViolation, 'a newer connection took over');
    this.#tellOfArrival(connection, entry);
    if (entry === 'abandoned') this.#tellOfTakeover(connection);
    return true;
  }

  leave(connection: StationConnection): void {
    const { stationId } = connection.station;
    // The late close of an old one must not take the new one down.
    if (this.#connections.get(stationId) !== connection) return;
    this.#connections.delete(stationId);
    this.#tellOfDeparture(connection.originAt(this.#parts.clock.now()));
  }

  /** Tells again of those who left while nothing could be stored. */
  tellAgain(): void {
    for (const origin of this.#untold.values()) this.#tellOfDeparture(origin);
  }

  /** Resolves when all that was to be told has been, or could not be. */
  async settled(): Promise<void> {
    await Promise.all(this.#telling);
  }

  #tellOfArrival(connection: StationConnection, entry: Entry): void {
    const { clock, writer, bus, nodeId } = this.#parts;
    const { version } = connection.protocol.table;
    const { stationId, proven, showedNewPassword, tls } = connection.station;
    const arrival = {
      kind: 'stationConnected',
      version,
      nodeId,
      ...(showedNewPassword && { showedNewPassword }),
      ...(tls && { tls }),
    } as const;
    const told = writer.submit(connection.originAt(clock.now()), arrival);
    this.#follow(
      told.then((outcome) => {
        connection.announced = true;
        if (!('isTakenOver' in outcome && outcome.isTakenOver)) return;
        // The node that had it looks whether it still holds it: its socket may never tell.
        bus.ring(stationId);
        // Let in because the one at the other node had been silent: as when one is silent here.
        if (!proven && entry !== 'abandoned') this.#tellOfTakeover(connection);
      }),
      () => connection.close(closeCodes.tryAgainLater, 'try again later'),
    );
  }

  #tellOfTakeover(connection: StationConnection): void {
    const at = this.#parts.clock.now();
    const told = this.#parts.writer.submit(connection.originAt(at), {
      kind: 'stationNoted',
      note: 'security',
      status: 'ConnectionTakenOver',
      info: 'A new connection without proof of identity took the place of one that gave no sign of life.',
      vendorId: null,
      when: { at, stationAt: null, plausible: true },
    });
    this.#follow(told, () => undefined);
  }

  #tellOfDeparture(origin: Origin): void {
    const { stationId } = origin;
    this.#untold.delete(stationId);
    this.#follow(this.#parts.writer.submit(origin, { kind: 'stationGone' }), () => {
      // Whoever came since then speaks for the station.
      if (!this.#connections.has(stationId)) this.#untold.set(stationId, origin);
    });
  }

  #follow(told: Promise<unknown>, onFault: () => void): void {
    const followed = told.then(() => undefined, onFault).finally(() => this.#telling.delete(followed));
    this.#telling.add(followed);
  }
}
