// The seam between a station and the version it speaks: what it says, and how it understands; types only.
import type { VersionTable } from '@stationmaster/ocpp';
import type { Machine } from './machine.ts';
import type { PointView, Teller } from './point/teller.ts';
import type { Settings } from './settings.ts';
import type { BootAnswer } from './wire/boot.ts';
import type { SessionMessage } from './wire/queue.ts';
import type { Quirk } from './wire/quirks.ts';
import type { BootReason, TokenAnswer } from './words.ts';

/** What a station answers, and what it does once the answer is sent: stations answer first and act afterwards. */
export type CommandAnswer = { response: object; act?: (() => unknown) | undefined };

/** One station's version. */
export type Dialect = {
  readonly settings: Settings;
  /** A setting by the version's own name for it. */
  setting(key: string): string | undefined;
  /** The password of now: the one that the central system set, else the station's first. */
  password(): string | Uint8Array | undefined;

  boot(reason: BootReason): Promise<BootAnswer>;
  heartbeat(): Promise<unknown>;
  authorize(idTag: string): Promise<TokenAnswer>;

  /** The numbers of what has a status. */
  statusNumbers(): readonly number[];
  /** A status in short: another word is news. */
  statusWord(number: number): string;
  statusRequest(number: number): object;

  tellerOf(point: PointView): Teller;
  /** What to send of a kept message now. */
  payloadOf(message: SessionMessage): object;
  /** A kept message was answered. Gives what the central system says of a token, if it does. */
  answered(message: SessionMessage, response: object): { idTag: string; answer: TokenAnswer } | undefined;
  /** A kept message was given up. */
  dropped(message: SessionMessage): void;
  /** Kept messages are gone with the power. */
  forgetMessages(): void;

  /** What the station does with a call of the central system; nothing where it does not implement it. */
  commandFor(action: string): ((request: object) => CommandAnswer) | undefined;
};

/** A version of OCPP as stations speak it. */
export type Version = {
  readonly table: VersionTable;
  readonly quirks: Readonly<Record<string, Quirk>>;
  /** The machine is still being built when this is called. */
  speak(machine: Machine): Dialect;
};
