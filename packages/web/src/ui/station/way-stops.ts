// The three stops of a command's way, and how far it has come; knows no word and no picture.

export type WayState =
  | 'held'
  | 'waiting'
  | 'queued'
  | 'sent'
  | 'accepted'
  | 'rejected'
  | 'timed_out'
  | 'failed'
  | 'unknown'
  | 'cancelled';
export type CommandTimes = { state: WayState; queuedAt: string; sentAt: string | null; answeredAt: string | null };
export type WayStop = { word: WayState; at: string | null; look: 'reached' | 'open' | 'failed' };

const underway: ReadonlySet<WayState> = new Set<WayState>(['held', 'waiting', 'queued', 'sent']);
export const isUnderway = (state: WayState): boolean => underway.has(state);

/** Not even on its way: for its turn, or for its station. */
const isHeldBack = (state: WayState): state is 'held' | 'waiting' => state === 'held' || state === 'waiting';

export function wayStops(command: CommandTimes): [WayStop, WayStop, WayStop] {
  const { state, queuedAt, sentAt, answeredAt } = command;
  const sent = sentAt !== null || state === 'sent' || state === 'accepted' || state === 'rejected';
  const last: WayStop = isUnderway(state)
    ? { word: 'accepted', at: null, look: 'open' }
    : { word: state, at: answeredAt, look: state === 'accepted' ? 'reached' : 'failed' };
  return [
    isHeldBack(state) ? { word: state, at: null, look: 'open' } : { word: 'queued', at: queuedAt, look: 'reached' },
    { word: 'sent', at: sentAt, look: sent ? 'reached' : 'open' },
    last,
  ];
}

/** How much of the line is drawn full: half way it waits for the station's answer. */
export function wayProgress(state: WayState): number {
  if (isHeldBack(state)) return 0;
  if (state === 'queued') return 0.25;
  return state === 'sent' ? 0.75 : 1;
}
