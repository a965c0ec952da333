// The numbers that bound the gateway, in one place; who enforces each is said beside it.

export type GatewayLimits = {
  /** A station's calls that wait for their answer before its socket is no longer read. connection */
  waitingCalls: number;
  /** Frames of one station read in a second; the rest waits in its socket (S-7). connection */
  framesPerSecond: number;
  /** What of one station is read in a second, in bytes: else its large frames would be all that the process does (S-7, R-7). connection */
  bytesPerSecond: number;
  /** WebSocket pings of a station answered in a second; a flood closes (S-7). connection */
  pingsPerSecond: number;
  /** What may lie unsent in our buffers before a station is no longer read. connection */
  unsentBytes: number;
  /** What may still arrive of a socket that is no longer read: one buffer, inflated (S-7). connection */
  heldBytes: number;
  /** How long a station may take to answer a call of ours (F-5). connection */
  callTimeoutMs: number;
  /** How long a station may take to boot by itself after it connected (F-12). connection */
  bootPatienceMs: number;
  /** Silence after which we ping, and again (F-8). pulse */
  pingEveryMs: number;
  /** How long an unproven station's old connection has for a sign of life (F-7). presence */
  signPatienceMs: number;
  /** How often what was last heard is written. beat */
  seenEveryMs: number;
  /** How often refused connections and deviations are written. notebook */
  notesEveryMs: number;
  /** How often queued commands are looked for without a bell. dispatch */
  sweepEveryMs: number;
  /** How long the headers of a handshake may take (S-7). gateway */
  headersTimeoutMs: number;
  /** Handshakes that wait for the directory (S-7). entrance */
  handshakes: number;
  /** Stations let in each second, and at once after a quiet time. entrance */
  admissionsPerSecond: number;
  admissionsAtOnce: number;
  /** How often one station is let in. entrance */
  admissionsOfStation: { perSecond: number; atOnce: number };
  /** How long calls in flight may take when the server ends. closing */
  drainMs: number;
  /** How long a station may take to answer a close. entrance */
  closeTimeoutMs: number;
};

export const defaultLimits: GatewayLimits = {
  waitingCalls: 16,
  framesPerSecond: 2_000,
  bytesPerSecond: 1_048_576,
  pingsPerSecond: 20,
  unsentBytes: 262_144,
  heldBytes: 4_194_304,
  callTimeoutMs: 30_000,
  bootPatienceMs: 5_000,
  pingEveryMs: 18_000,
  signPatienceMs: 5_000,
  seenEveryMs: 15_000,
  notesEveryMs: 5_000,
  sweepEveryMs: 2_000,
  headersTimeoutMs: 10_000,
  handshakes: 2_000,
  admissionsPerSecond: 500,
  admissionsAtOnce: 1_000,
  admissionsOfStation: { perSecond: 1, atOnce: 60 },
  drainMs: 10_000,
  closeTimeoutMs: 3_000,
};
