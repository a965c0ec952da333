// From a station's upgrade request to a decision: address, proof, admission, presence; knows no frame.
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Clock } from '../../clock.ts';
import { clean } from '../../ocpp/edge.ts';
import { isStationPath, readStationAddress } from './address.ts';
import type { StationAddress } from './address.ts';
import { Admissions, retryAfterSeconds } from './admission.ts';
import { judgeClaim } from './authenticate.ts';
import type { Verdict } from './authenticate.ts';
import type { Arrival } from './arrival.ts';
import { readBasicAuth } from './basic-auth.ts';
import { createGathering } from './gather.ts';
import type { Gathering } from './gather.ts';
import type { DirectoryEntry, KnockCause, KnownStation } from '../known-station.ts';
import type { GatewayLimits } from '../limits.ts';
import type { Notebook } from '../notes/notebook.ts';
import type { Entry, Presence } from '../presence.ts';
import { refuse, refuseForNow, refuseUnproven } from './refusal.ts';
import type { Log } from '../router.ts';
import type { GatewayStore } from '../store.ts';

export type Upgrade = { request: IncomingMessage; socket: Duplex; head: Buffer };

type Parts = {
  clock: Clock;
  random: () => number;
  limits: GatewayLimits;
  secretKey: string | Buffer;
  store: Pick<GatewayStore, 'lookUp'>;
  notebook: Notebook;
  presence: Pick<Presence, 'contest'>;
  /** The address that a request came from, for the page of refused attempts. */
  addressOf(request: IncomingMessage): string;
  arrivalOf(request: IncomingMessage): Arrival;
  /** Makes the connection: the station may enter. */
  open(upgrade: Upgrade, station: KnownStation, entry: Entry): void;
  log: Log;
};

const lookUpsAtOnce = 500;

export class Handshakes {
  readonly #parts: Parts;
  readonly #lookUps: Gathering<StationAddress, DirectoryEntry | undefined>;
  readonly #admissions: Admissions;
  #inProgress = 0;
  #closed = false;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#lookUps = createGathering((asked) => parts.store.lookUp(asked), lookUpsAtOnce);
    const { admissionsPerSecond: perSecond, admissionsAtOnce: atOnce, admissionsOfStation: each } = parts.limits;
    this.#admissions = new Admissions({ all: { perSecond, atOnce }, each }, parts.clock.monotonicMs());
  }

  get inProgress(): number {
    return this.#inProgress;
  }

  /** Sends everybody away from now on. */
  close(): void {
    this.#closed = true;
  }

  /** Takes one upgrade request to its end; never rejects. */
  async take(upgrade: Upgrade): Promise<void> {
    const { request, socket } = upgrade;
    socket.on('error', () => undefined);
    if (!isStationPath(request.url)) return refuse(socket, 404);
    const address = readStationAddress(request.url ?? '');
    if (address === undefined) return refuse(socket, 400);
    if (isForeignPage(request)) return refuse(socket, 403);
    if (this.#closed || this.#inProgress >= this.#parts.limits.handshakes) return this.#sendAway(socket);
    this.#inProgress += 1;
    try {
      await this.#decide(upgrade, address);
    } catch (error) {
      this.#parts.log.warn({ err: error }, 'A station could not be looked up; it was told to come again.');
      this.#sendAway(socket);
    } finally {
      this.#inProgress -= 1;
    }
  }

  /** Proof first, which is cheap; only who would enter takes a place, of all others or of the station itself (R-3, R-7, S-3). */
  async #decide(upgrade: Upgrade, address: StationAddress): Promise<void> {
    const { presence, clock, open } = this.#parts;
    const { request, socket } = upgrade;
    const verdict = await this.#judge(request, address);
    if ('refused' in verdict) {
      noteKnock(this.#parts, request, { ...verdict, identifier: address.identifier });
      return refuseUnproven(socket);
    }
    const entry = await presence.contest(verdict.station);
    if (this.#closed || entry === 'taken') return this.#sendAway(socket);
    if (socket.destroyed) return;
    const admitted = this.#admissions.take(verdict.station.stationId, clock.monotonicMs());
    if (admitted === 'too-often') this.#noteHaste(verdict.station);
    if (admitted !== 'in') return this.#sendAway(socket);
    open(upgrade, verdict.station, entry);
  }

  async #judge(request: IncomingMessage, address: StationAddress): Promise<Verdict> {
    const { secretKey, clock, arrivalOf } = this.#parts;
    // Before anything is waited for: a socket that has gone meanwhile no longer tells its certificate.
    const arrival = arrivalOf(request);
    const entry = await this.#lookUps.ask(address);
    const credentials = readBasicAuth(request.headers.authorization);
    const claim = { identifier: address.identifier, credentials, arrival };
    return judgeClaim(claim, entry, { secretKey, now: clock.now() });
  }

  #noteHaste({ organizationId, stationId }: KnownStation): void {
    this.#parts.notebook.deviation({ organizationId, stationId, rule: 'comes-too-often', example: '' });
  }

  #sendAway(socket: Duplex): void {
    refuseForNow(socket, retryAfterSeconds(this.#parts.random));
  }
}

type Refusal = {
  refused: KnockCause;
  organizationId: number | undefined;
  stationId: number | null;
  identifier: string;
};

/** Off the path of the answer; of unknown organizations nothing is kept. */
export function noteKnock(
  { notebook, addressOf }: Pick<Parts, 'notebook' | 'addressOf'>,
  request: IncomingMessage,
  { refused, organizationId, stationId, identifier }: Refusal,
): void {
  if (organizationId === undefined) return;
  const address = clean(addressOf(request)).slice(0, 64);
  notebook.knock({ organizationId, stationId, identifier: clean(identifier), cause: refused, address });
}

/** Browsers name the page that connects: no page of another place may pose as a station (S-17). Few stations name any. */
function isForeignPage({ headers }: IncomingMessage): boolean {
  return headers.origin !== undefined && URL.parse(headers.origin)?.host !== headers.host;
}
