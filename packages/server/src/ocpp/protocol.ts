// What a protocol version must offer to be served: handlers from request to fact and from outcome to answer. Types only.
import type { VersionTable } from '@stationmaster/ocpp';
import type { Admission, CommandAnswered, FactKind, FactOf, OutcomeOf, StationFact } from '../facts.ts';
import type { ActingQuirks } from '../quirks.ts';
import type { CommandContext, Intent, ListKeys } from '../intents.ts';

/** A payload after the tolerant check: of a message of T-1 any field may still be missing or of the wrong type. */
export type Payload = Readonly<Record<string, unknown>>;

/** What a handler may know besides the payload. */
export type Seen = {
  readonly receivedAt: Date;
  /** The zone of times that come without an offset (F-11). */
  readonly timeZone: string;
  /** Whether the station is told milliseconds in timestamps (F-11). */
  readonly milliseconds: boolean;
  now(): Date;
  /** From 0 up to 1. */
  random(): number;
  /** Notes what the station did against the specification, beyond what its schema shows. */
  deviate(rule: string, detail: string): void;
};

/** What an answer means for the connection it goes out on. */
export type ConnectionChange = { admission: Admission; heartbeatSeconds: number; quirks?: ActingQuirks };

/** What every action's handler says of itself. */
type Marks = {
  /** A message of T-1: always answered with a result, and kept whatever its schema says. */
  readonly transactional?: true;
  /** Taken also before the station was accepted (F-12). */
  readonly beforeAcceptance?: true;
};

/** Two pure functions for one action: request to fact, outcome to answer. */
export type HandlerOf<K extends FactKind> = Marks & {
  fact(request: Payload, seen: Seen): FactOf<K> | undefined;
  /** `outcome` is undefined where there was no fact. */
  answer(outcome: OutcomeOf<K> | undefined, seen: Seen, request: Payload): object;
  change?(outcome: OutcomeOf<K> | undefined, answer: object): ConnectionChange | undefined;
};

/** A handler of any kind. Its functions are methods, so that each `HandlerOf` fits; it gets the outcome of its own fact. */
export type Handler = Marks & {
  fact(request: Payload, seen: Seen): StationFact | undefined;
  answer(outcome: OutcomeOf<FactKind> | undefined, seen: Seen, request: Payload): object;
  change?(outcome: OutcomeOf<FactKind> | undefined, answer: object): ConnectionChange | undefined;
};

export type Call = { action: string; payload: object };
/** Or none, because the version has no message for it, or because of what a sentence says. */
export type Calls = readonly Call[] | 'unsupported' | { unfit: string };
export type CommandEnd = Pick<CommandAnswered, 'state' | 'status' | 'detail' | 'settings' | 'toldAmps'>;

/** One version as the gateway serves it. A connection holds one, chosen at its handshake. */
export type ProtocolTable = {
  readonly table: VersionTable;
  /** By action; every action that stations call has one. */
  readonly handlers: ReadonlyMap<string, Handler>;
  /** Whether an action is one of T-1, whose answers are kept for resends (F-6). */
  isTransactional(action: string): boolean;
  /** What is sent for an intent, one after the other. */
  callsFor(intent: Intent, context: CommandContext): Calls;
  /** The settings by which stations say how much they take at once. */
  readonly limitKeys: readonly string[];
  readonly listKeys: ListKeys;
  /** The settings that say whether and how a station takes charging profiles, and how it is wired. */
  readonly profileKeys: { supported: string; units: string; level: string; phases: string };
  /** What the station's (checked) answer to one of the calls means for the command. */
  commandAnswer(intent: Intent, reply: Payload): CommandEnd;
  /** The message that a station may send before it was accepted, because we asked for it with this call (F-12). */
  askedFor(call: Call): string | undefined;
  /** The call that asks a station for its boot (F-12). */
  readonly askForBoot: Call;
};
