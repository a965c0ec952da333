// What a partner did against the standard although its message was taken (F-10); knows neither stations nor storage.

/** The rule broken. Rules are counted per station, so their number is small and their spelling stays. */
export type DeviationRule =
  | 'boolean-for-string'
  | 'broken-json'
  | 'fraction-for-integer'
  | 'late-answer'
  | 'long-id'
  | 'malformed-frame'
  | 'missing-field'
  | 'no-offset'
  | 'null-payload'
  | 'null-value'
  | 'number-for-string'
  | 'object-for-string'
  | 'odd-timestamp'
  | 'out-of-range'
  | 'payload-not-object'
  | 'repeated-id'
  | 'result-refused'
  | 'single-for-list'
  | 'string-for-boolean'
  | 'string-for-number'
  | 'too-few-items'
  | 'too-long'
  | 'unexpected-send'
  | 'unknown-answer'
  | 'unknown-enum'
  | 'unknown-field'
  | 'unsafe-field'
  | 'wrong-type';

/** One deviation: the rule, a JSON pointer into the payload (empty for the whole), and a short text in English. */
export type Deviation = { rule: DeviationRule; path: string; detail: string };
