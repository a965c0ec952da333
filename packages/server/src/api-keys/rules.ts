// What a secret looks like and how long a key may live: pure, knows no table.
import { Failure } from '../failures.ts';

/** How every secret begins, so that whoever finds one in a file or a log knows what it is. */
const mark = 'sm_';
const shownLength = mark.length + 8;
const dayMs = 24 * 60 * 60_000;
const defaultDays = 365;
/** Long enough for a program to be left alone, short enough that somebody still knows what it was. */
const longestDays = 2 * 366;

export function secretFrom(random: Buffer): { secret: string; prefix: string } {
  const secret = mark + random.toString('base64url');
  return { secret, prefix: secret.slice(0, shownLength) };
}

export function endOf(asked: string | undefined, now: Date): Date {
  if (asked === undefined) return new Date(now.getTime() + defaultDays * dayMs);
  const end = new Date(asked);
  if (end <= now) throw wrongEnd('This lies in the past.');
  if (end.getTime() > now.getTime() + longestDays * dayMs) throw wrongEnd('Two years from now at most.');
  return end;
}

function wrongEnd(fault: string): Failure {
  return new Failure('invalid_input', { fields: { expiresAt: fault } });
}
