// The numbers that bound a connection's RPC; who enforces them is not its concern.

/** Largest message taken, in bytes, measured after inflation (F-9). */
export const maxMessageBytes = 1_048_576;

/** Deepest nesting of arrays and objects taken, the frame's own array included (S-7). */
export const maxNestingDepth = 32;

/** Longest message id in characters that the standards allow; longer ones are taken with a deviation (F-10). */
export const standardIdLength = 36;

/** Longest message id in characters taken at all, so that what is kept of a connection stays small. */
export const maxIdLength = 255;

/** How many of a connection's last answers are kept for repeated messages (F-6). */
export const keptAnswers = 4;

/** Default wait for the station's answer to one of our calls, in milliseconds (F-5). */
export const defaultCallTimeoutMs = 30_000;

/** Most deviations told of one payload; a hostile payload could else make hundreds of thousands. */
export const maxDeviationsPerPayload = 50;

/** Most values in a payload that is mended; a hostile one of a megabyte could else hold the process up for long (S-7). */
export const maxMendedValues = 20_000;
