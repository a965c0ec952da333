// What a handler sees in tests: noon of a day, and a list of what it noted.
import type { Seen } from '../ocpp/protocol.ts';

export const noon = new Date('2026-03-01T12:00:00Z');

export function seenAt(receivedAt = noon): Seen & { readonly noted: string[] } {
  const noted: string[] = [];
  return {
    receivedAt,
    timeZone: 'Europe/Helsinki',
    milliseconds: true,
    now: () => receivedAt,
    random: () => 0.5,
    deviate: (rule) => void noted.push(rule),
    noted,
  };
}
