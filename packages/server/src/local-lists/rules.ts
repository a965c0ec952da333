// What a station's local list is told next, as pure decisions. Knows no database and no protocol.
import type { CommandState, TokenType } from '../facts.ts';
import type { ListedToken } from '../intents.ts';

/** What a list says of a token: the decision, until when it holds, the driver's group, and how the token is read. */
export type Entry = readonly [
  decision: string,
  expiresAt: string | null,
  driverGroupId: number | null,
  // Missing in lists that were told before it was said.
  tokenType?: TokenType,
];
export type Entries = Readonly<Record<string, Entry>>;

/** How a station keeps lists; `each` is how many tokens it takes in one message. */
export type Limits = { most: number; each: number; isMostSaid: boolean };

/** However much a station says that it takes: what is kept and compared of each is bounded. */
const mostOfAll = 10_000;

type Said = { enabled: string | null; most: string | null; each: string | null; bytes: string | null };

/** Undefined where the station did not say; null where it keeps none. */
export function limitsSaid(
  { enabled, most, each, bytes }: Said,
  size: { ofToken: number; ofMessage: number } | null,
): Limits | null | undefined {
  if (enabled === null) return undefined;
  const tokens = Number(each);
  if (enabled.toLowerCase() !== 'true' || !(tokens >= 1)) return null;
  const fitting = size !== null && Number(bytes) > 0 ? (Number(bytes) - size.ofMessage) / size.ofToken : Infinity;
  const isMostSaid = Number(most) >= 1;
  return {
    most: isMostSaid ? Math.min(Number(most), mostOfAll) : mostOfAll,
    each: Math.max(1, Math.floor(Math.min(tokens, fitting))),
    isMostSaid,
  };
}

/** What became of a command; its status is the station's own word. */
export type Ended = { intent: string; state: CommandState; status: string | null };

export type Outcome =
  | 'nothing'
  /** The list is what was wanted. */
  | 'taken'
  /** The station holds another list than we believe. */
  | 'lost'
  | 'unsupported'
  /** Not even a whole list was taken. */
  | 'refused';

export function outcomeOf({ intent, state, status }: Ended, told: { version: number; wasFull: boolean }): Outcome {
  if (intent === 'askListVersion') return status === String(told.version) ? 'nothing' : 'lost';
  if (intent !== 'sendLocalList') return 'nothing';
  if (state === 'accepted') return 'taken';
  if (status === 'NotSupported' || status === 'NotImplemented') return 'unsupported';
  return told.wasFull ? 'refused' : 'lost';
}

export type Known = {
  limits: Limits | null | undefined;
  askedThisTime: boolean;
  checkedThisTime: boolean;
  entriesKnown: boolean;
  isTouched: boolean;
};
export type Step = 'askLimits' | 'giveUp' | 'askVersion' | 'tell' | 'rest';

/** One thing after the other, each when the one before is known. */
export function nextStep({ limits, askedThisTime, checkedThisTime, entriesKnown, isTouched }: Known): Step {
  if (limits === null) return 'giveUp';
  if (!askedThisTime && limits?.isMostSaid !== true) return 'askLimits';
  if (limits === undefined) return 'giveUp';
  if (entriesKnown && !checkedThisTime) return 'askVersion';
  return isTouched || !entriesKnown ? 'tell' : 'rest';
}

/** What makes the one list of the other; all of it where nothing is known of the one. A token without a decision is taken out. */
export function changesBetween(held: Entries | null, wanted: Entries): ListedToken[] {
  const gone = Object.entries(held ?? {}).filter(([token]) => !(token in wanted));
  const others = Object.entries(wanted).filter(([token, entry]) => String(held?.[token]) !== String(entry));
  return [
    ...gone.map(([token, [, , , tokenType = 'iso14443']]): ListedToken => {
      return { token, tokenType, decision: null, expiresAt: null, driverGroupId: null };
    }),
    ...others.map(([token, [decision, expiresAt, driverGroupId, tokenType = 'iso14443']]): ListedToken => {
      return { token, tokenType, decision, expiresAt, driverGroupId };
    }),
  ];
}

/** Each message moves the version on by one: the number that the last of them gives the list. */
export function lastVersion(first: number, tokens: number, each: number): number {
  return first + Math.max(1, Math.ceil(tokens / each)) - 1;
}
