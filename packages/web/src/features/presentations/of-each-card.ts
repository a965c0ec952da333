// Of each card the last time it was shown where: whoever holds it up impatiently is one choice, not five. Pure.
import type { Presentation } from '../../api/contract.ts';

type Card = Pick<Presentation, 'id' | 'token' | 'shownAt' | 'station'>;

/** They come with the latest first. */
export function ofEachCard(shown: readonly Card[]): Card[] {
  const known = new Set<string>();
  return shown.filter(({ token, station }) => {
    const key = `${station.id} ${token}`;
    const isNew = !known.has(key);
    known.add(key);
    return isNew;
  });
}
