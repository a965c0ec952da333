// The three stops of a command's way, and how far it has come; knows no word and no picture.

export type WayState = 'queued' | 'sent' | 'accepted' | 'rejected' | 'timed_out' | 'failed' | 'unknown';
export type CommandTimes = { state: WayState; queuedAt: string; sentAt: string | null; answeredAt: string | null };
export type WayStop = { word: WayState; at: string | null; look: 'reached' | 'open' | 'failed' };

export const isUnderway = (state: WayState): boolean => state === 'queued' || state === 'sent';

export function wayStops(command: CommandTimes): [WayStop, WayStop, WayStop] {
  const { state, queuedAt, sentAt, answeredAt } = command;
  const sent = sentAt !== null || state === 'sent' || state === 'accepted' || state === 'rejected';
  const last: WayStop = isUnderway(state)
    ? { word: 'accepted', at: null, look: 'open' }
    : { word: state, at: answeredAt, look: state === 'accepted' ? 'reached' : 'failed' };
  return [
    { word: 'queued', at: queuedAt, look: 'reached' },
    { word: 'sent', at: sentAt, look: sent ? 'reached' : 'open' },
    last,
  ];
}

/** How much of the line is drawn full: half way it waits for the station's answer. */
export function wayProgress(state: WayState): number {
  if (state === 'queued') return 0.25;
  return state === 'sent' ? 0.75 : 1;
}
