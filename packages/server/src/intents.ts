// What operators ask of stations, the same for every protocol version. Types only.
import type { TokenType } from './facts.ts';

/** What an operator wants of a station, independent of the protocol version. */
export type Intent =
  | { intent: 'startCharging'; evse: number; token: string; tokenType: TokenType }
  | { intent: 'stopCharging'; transactionId: number }
  | { intent: 'releaseCable'; evse: number; connector?: number }
  | { intent: 'setAvailability'; evse: number; connector?: number; available: boolean }
  | { intent: 'reset'; resetKind: 'soft' | 'hard'; evse?: number }
  | { intent: 'clearCache' }
  /** `withLimits`: also how much each could be at most, where the version tells that. */
  | { intent: 'refreshConfiguration'; keys: readonly string[]; withLimits?: true }
  /** `from` is what it was as far as is known; for operators’ eyes alone. */
  | { intent: 'changeSetting'; key: string; value: string; from?: string | null }
  /** The password is made of the seed when it is sent, and written nowhere. */
  | { intent: 'setPassword'; seed: string }
  /** The certificate that the station asked for, as PEM, and the number of its question where it had one. */
  | { intent: 'giveCertificate'; chain: string; requestId: number | null }
  | { intent: 'triggerMessage'; message: string; evse: number | null }
  /**
   * A call in the words of the station’s own version, as somebody wrote it. `shown` is what stays of the payload once the
   * command has ended: no secrets, and no whole tokens.
   */
  | { intent: 'sendCall'; action: string; payload: WrittenPayload; shown?: WrittenPayload }
  | { intent: 'transferData'; vendorId: string; messageId: string | null; text: string | null }
  | { intent: 'askListVersion' }
  /** What of the list is sent is read when it is sent. From `version` on, each message has the next one. */
  | { intent: 'sendLocalList'; version: number; full: boolean; each: number }
  /** Amperes a phase; null lifts the limit. */
  | ({ intent: 'setLimit'; limitAmps: number | null; level: number } & LimitPlaces)
  /** What the profiles of a station come to now. */
  | ({ intent: 'readLimit' } & LimitPlaces)
  | { intent: 'askTransaction'; transactionId: number }
  | { intent: 'customerInformation'; token: string; tokenType: TokenType; report: boolean; clear: boolean }
  | ({
      intent: 'updateFirmware';
      imageId: number | null;
      version: string | null;
      installAt: string | null;
      signature: string | null;
      certificate: string | null;
      retrieveAt: string;
    } & FileWish)
  | ({ intent: 'getDiagnostics'; log: 'diagnostics' | 'security'; from: string | null; to: string | null } & FileWish)
  | {
      intent: 'setNetworkProfile';
      slot: number;
      url: string;
      securityProfile: number;
      networkInterface: string;
      timeoutSeconds: number;
    };

type WrittenPayload = Readonly<Record<string, unknown>>;

/** Charging points, or 0: the station as a whole, or each of its points. With how its schedules are written. */
type LimitPlaces = {
  way: 'station' | 'point';
  places: readonly number[];
  unit: 'A' | 'W';
  phases: number;
};

/** Where a file is fetched or brought, and how often that is tried. */
export type FileWish = {
  /** A server of the operator's own; null where it is this one, whose address is made when the command is sent. */
  address: string | null;
  retries: number | null;
  retryIntervalSeconds: number | null;
};

/** What a local list is to say of a token; without a decision the token is taken out of it. */
export type ListedToken = {
  token: string;
  tokenType: TokenType;
  decision: string | null;
  expiresAt: string | null;
  driverGroupId: number | null;
};

/** What a station knows a command and its session by, and what it said of its own limits. */
export type CommandContext = {
  /** Of all commands only this one has it: the id of a remote start, of a report asked for. */
  number: number;
  /** The station's own name of the session that the intent is about. */
  transaction: string | null;
  /** The settings that say how much it takes at once, by key. */
  limits: Readonly<Record<string, string>>;
  /** The password that it is to take; null where that is not what is wanted. */
  newPassword: string | null;
  /** Where on this server the command's file is, for the station alone. */
  fileAddress: string;
  /** What its local list is to be told, where that is what is wanted. */
  tokenList?: readonly ListedToken[] | null;
};

/** What stations of a version can be asked, whether or not there is a command for it. */
export type StationCalls = {
  /** In the order of their names; an outline has what the request must have, to be filled in. */
  list(version: string): { action: string; outline: Record<string, unknown> }[];
  /** What is wrong with a call to a station of that version, in words. */
  faultIn(version: string, call: { action: string; payload: object }): string | undefined;
};

/** The settings by which stations of a version say whether and how they keep a list of tokens, and what fits into it. */
export type ListKeys = {
  enabled: string;
  most: string;
  /** Whether it is not its value but the most that it could be. */
  isMostLimit: boolean;
  /** Tokens, and bytes, that they take in one message; and how many bytes it takes at most. */
  each: string;
  bytes: { key: string; ofToken: number; ofMessage: number } | null;
  longestToken: number;
};
