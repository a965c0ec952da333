// What misbehaviours of real stations are made of, and those that need no words of any version; the rest is data.
import type { AboutSession } from './queue.ts';

/** What one quirk does; `Mends` are changes to payloads by action. */
export type Quirk = {
  says: string;
  /** Changes a payload just before it is sent. */
  mends?: Readonly<Record<string, Mend | undefined>>;
  /** Changes any payload, after `mends`. */
  mendsAll?: (payload: object) => object;
  /** Changes the text of a frame with a message about a session. */
  garbles?: (text: string) => string;
  /** What the station's clock tells at a moment, both in epoch milliseconds; `sincePowerMs` since it has power. */
  tellsMs?: (atMs: number, sincePowerMs: number) => number;
  /** Sends a call once more after its answer, with the same message id or a new one. */
  repeats?: { action: string; id: 'same' | 'new'; fits?: (payload: object) => boolean };
  /** Changes the answer to a call of the central system, by action. */
  mendsAnswers?: Readonly<Record<string, ((response: never) => object) | undefined>>;
  /** Throws where the station cannot read what it is answered. */
  reads?: (response: object) => void;
  /** What it says of itself once its boot was accepted. */
  saysUnasked?: readonly { action: string; payload: object }[];
  /** Opens and leaves a connection of another version before its first one. */
  probes?: string;
  offersSubprotocol?: false;
  answersPings?: false;
  bootsAfterReconnect?: false;
  /** How many intervals it lets pass until a heartbeat. */
  heartbeatIntervals?: number;
  tellsStatusBeforeBootAnswer?: true;
  tellsStatusBeforeEnd?: true;
  tellsEndBeforeSamples?: true;
  remoteStartNeedsPoint?: true;
  sendsKeyAsLetters?: true;
  takesNoProfiles?: true;
  takesOnlyDefaultProfiles?: true;
  ignoresStationProfiles?: true;
  forgetsProfiles?: true;
  hidesSchedule?: true;
};

/** A change to the payload of one action, whose request it is written for. */
type Mend = (payload: never, about: AboutSession) => object;

const twoHoursMs = 2 * 3_600_000;
const withFraction = /"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z"/;
const withMark = /^(\d{4}-\d\d-\d\dT[\d:.]+)Z$/;

function withoutMarks(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(withMark, '$1');
  if (Array.isArray(value)) return value.map(withoutMarks);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withoutMarks(each)]));
}

function numbersAsText(value: unknown): unknown {
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.map(numbersAsText);
  if (typeof value === 'object' && value !== null) return textsOf(value);
  return value;
}

function textsOf(payload: object): object {
  return Object.fromEntries(Object.entries(payload).map(([key, value]) => [key, numbersAsText(value)]));
}

export const commonQuirks = {
  'clock-1970': {
    says: 'has no clock: time begins on 1 January 1970 whenever it gets power',
    tellsMs: (_atMs, sincePowerMs) => sincePowerMs,
  },
  'local-time-as-z': {
    says: 'tells the local time of a zone two hours ahead and marks it as UTC',
    tellsMs: (atMs) => atMs + twoHoursMs,
  },
  'numbers-as-strings': { says: 'writes every number as text', mendsAll: textsOf },
  'times-without-offset': {
    says: 'tells times without saying of which zone they are',
    mendsAll: (payload) => withoutMarks(payload) as object,
  },
  'reads-no-milliseconds': {
    says: 'cannot read an answer with fractions of a second',
    reads: (response) => {
      if (withFraction.test(JSON.stringify(response))) throw new RangeError('a time that cannot be read');
    },
  },
  'unasked-statuses': {
    says: 'tells of a firmware that it has installed although nobody asked for one',
    saysUnasked: [{ action: 'FirmwareStatusNotification', payload: { status: 'Installed' } }],
  },
  'probes-another-version': {
    says: 'tries another version of OCPP before it connects with its own',
    probes: 'ocpp2.1',
  },
  'no-subprotocol': { says: 'offers no subprotocol', offersSubprotocol: false },
  'never-answers-pings': { says: 'never answers a ping', answersPings: false },
  'late-heartbeats': {
    says: 'sends a heartbeat only when the third interval is over',
    heartbeatIntervals: 3,
  },
  'no-boot-after-reconnect': { says: 'boots once and never again while it has power', bootsAfterReconnect: false },
  'status-before-boot-answer': {
    says: 'tells its status before its boot is answered',
    tellsStatusBeforeBootAnswer: true,
  },
  'remote-start-needs-connector': {
    says: 'refuses a remote start that names no connector',
    remoteStartNeedsPoint: true,
  },
  'no-profiles': { says: 'knows no charging profiles', takesNoProfiles: true },
  'only-default-profiles': {
    says: 'takes charging profiles for the sessions of its points only',
    takesOnlyDefaultProfiles: true,
  },
  'ignores-station-profiles': {
    says: 'takes charging profiles for the whole station and does not heed them',
    ignoresStationProfiles: true,
  },
  'forgets-profiles': { says: 'forgets its charging profiles with every connection', forgetsProfiles: true },
  'hides-schedule': { says: 'does not tell what its charging profiles come to', hidesSchedule: true },
} satisfies Record<string, Quirk>;

/** All of a station's quirks as one. */
export type Temper = {
  has(flag: keyof Quirk): boolean;
  mend(action: string, payload: object, about: AboutSession): object;
  garble(text: string): string;
  tellMs(atMs: number, sincePowerMs: number): number;
  /** Throws where it cannot read the answer. */
  read(response: object): void;
  mendAnswer(action: string, response: object): object;
  readonly unasked: readonly { action: string; payload: object }[];
  readonly probes: string | undefined;
  readonly heartbeatIntervals: number;
  readonly repeats: readonly NonNullable<Quirk['repeats']>[];
};

/** Throws RangeError where the version has no quirk of that name. */
export function temperOf(known: Readonly<Record<string, Quirk>>, names: readonly string[]): Temper {
  const own = names.map((name) => {
    const quirk = known[name];
    if (quirk === undefined) throw new RangeError(`no quirk ${name} in this version`);
    return quirk;
  });
  return {
    has: (flag) => own.some((quirk) => quirk[flag] !== undefined),
    mend: (action, payload, about) => {
      const mended = own.reduce(
        // What is found under the action's name was written for its payload, and keeps its fields for the next.
        (current, quirk) => quirk.mends?.[action]?.(current as never, about) ?? current,
        payload,
      );
      return own.reduce((current, quirk) => quirk.mendsAll?.(current) ?? current, mended);
    },
    garble: (text) => own.reduce((current, quirk) => quirk.garbles?.(current) ?? current, text),
    tellMs: (atMs, sincePowerMs) => own.reduce((told, quirk) => quirk.tellsMs?.(told, sincePowerMs) ?? told, atMs),
    read: (response) => own.forEach((quirk) => quirk.reads?.(response)),
    mendAnswer: (action, response) =>
      own.reduce((current, quirk) => quirk.mendsAnswers?.[action]?.(current as never) ?? current, response),
    unasked: own.flatMap((quirk) => quirk.saysUnasked ?? []),
    probes: own.find(({ probes }) => probes !== undefined)?.probes,
    heartbeatIntervals: own.find(({ heartbeatIntervals }) => heartbeatIntervals !== undefined)?.heartbeatIntervals ?? 1,
    repeats: own.flatMap((quirk) => quirk.repeats ?? []),
  };
}
