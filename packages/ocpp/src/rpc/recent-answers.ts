// What is remembered of a connection's answered calls, so that a repeated one can be known (F-6); bounded.
import { keptAnswers } from '../limits.ts';

type KeptAnswer = { id: string; text: string; answer: string };

export type RecentAnswers = {
  /** The stored answer to exactly this message, told by its whole text. */
  find(id: string, text: string): string | undefined;
  /** Notes that a call with this id is being handled; tells whether the id was seen shortly before. */
  note(id: string): boolean;
  keep(id: string, text: string, answer: string): void;
};

export function createRecentAnswers(): RecentAnswers {
  const answers: KeptAnswer[] = [];
  const ids: string[] = [];
  return {
    find: (id, text) => answers.find((kept) => kept.id === id && kept.text === text)?.answer,
    note(id): boolean {
      const isRepeated = ids.includes(id) || answers.some((kept) => kept.id === id);
      pushBounded(ids, id);
      return isRepeated;
    },
    keep: (id, text, answer) => pushBounded(answers, { id, text, answer }),
  };
}

/** Forgets the oldest past the bound. */
export function pushBounded<T>(list: T[], item: T): void {
  list.push(item);
  if (list.length > keptAnswers) list.shift();
}
