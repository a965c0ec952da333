// What becomes of a mail that could not be handed over: again after a while, or never. Pure.

/** What the mail library tells of a failure, as far as it was the mail server's word. */
export type Refusal = { code?: string; command?: string; responseCode?: number; response?: string; message: string };

export type Setback = { isFinal: boolean; reason: string };

const minuteMs = 60_000;
/** Somewhat less than a day in all: a mail server that is away over night costs no mail. */
const waitsMs = [1, 5, 15, 60, 180, 360, 720].map((minutes) => minutes * minuteMs);

/** How long to wait after so many attempts; undefined where it was the last one. */
export function waitAfterMs(attempts: number): number | undefined {
  return waitsMs[attempts - 1];
}

/**
 * Final is only what the server said for good of this recipient or this mail. A refused login, sender or encryption is
 * a fault of the settings, which somebody may mend within the day.
 */
export function setbackOf(refusal: Refusal): Setback {
  const { command, responseCode = 0 } = refusal;
  const isForGood = responseCode >= 500 && responseCode < 600;
  const reason = sentenceOf(refusal, isForGood);
  return { isFinal: isForGood && (command === 'RCPT TO' || command === 'DATA'), reason };
}

function sentenceOf({ code, command, response, message }: Refusal, isForGood: boolean): string {
  const said = oneLine(response ?? message);
  if (command === 'RCPT TO' && isForGood) return `Problem with email address. The mail server says: ${said}`;
  if (code === 'EABORT') return 'The mail server took too long, or Stationmaster was stopped meanwhile.';
  if (code === 'EAUTH') return `The mail server refused the login: ${said}`;
  if (command === 'MAIL FROM' && isForGood) return `The mail server refused the sender: ${said}`;
  if (code === 'ETLS') return `The connection to the mail server could not be encrypted: ${said}`;
  if (response !== undefined) return `The mail server says: ${said}`;
  return `The mail server cannot be reached: ${said}`;
}

/** What a mail server says is a stranger's text (S-8). */
function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, 300);
}
