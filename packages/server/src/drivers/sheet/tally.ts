// Counts what a sheet does, and tells it: as a digest that is the same for the same deeds, and as the audit log keeps it. Pure.
import { createHash } from 'node:crypto';
import { isSame, tokenFields, userFields, type Plan } from './judge.ts';
import type { Added } from './write.ts';

/** What changed is told in full of so many; of all, by their ids. */
const changesTold = 1_000;
/** Names stand in no entry: an entry is sealed for good, a person may ask to be forgotten. */
const untold = new Set<string>(['firstName', 'lastName', 'name']);

type Change = { kind: 'driver' | 'token'; id: number; fields: string[]; before: object; after: object };

export type Tally = {
  readonly counts: {
    users: { added: number; changed: number };
    tokens: { added: number; changed: number; moved: number };
  };
  take(plan: Plan, ownerIdOf: (key: string) => number | null): void;
  note(added: Added): void;
  digest(): string;
  told(): object;
};

export function createTally(): Tally {
  const counts = { users: { added: 0, changed: 0 }, tokens: { added: 0, changed: 0, moved: 0 } };
  const hash = createHash('sha256');
  const changes: Change[] = [];
  const ids = {
    usersAdded: [] as number[],
    usersChanged: [] as number[],
    tokensAdded: [] as number[],
    tokensChanged: [] as number[],
  };
  const noteChange = (change: Change) => {
    if (changes.length < changesTold) changes.push(change);
  };
  return {
    counts,
    take({ users, tokens }, ownerIdOf) {
      for (const { emailKey, before, after } of users) {
        hash.update(JSON.stringify(['user', emailKey, before?.version ?? null, after]));
        counts.users[before === null ? 'added' : 'changed'] += 1;
        if (before === null) continue;
        ids.usersChanged.push(before.id);
        noteChange({ kind: 'driver', id: before.id, ...between(before, after, userFields) });
      }
      for (const { key, ownerKey, before, after } of tokens) {
        hash.update(JSON.stringify(['token', key, ownerKey, before?.version ?? null, after]));
        counts.tokens[before === null ? 'added' : 'changed'] += 1;
        if (before === null) continue;
        const driverId = ownerKey === null ? null : ownerIdOf(ownerKey);
        if (ownerKey === null ? before.driverId !== null : driverId === null || before.driverId !== driverId)
          counts.tokens.moved += 1;
        ids.tokensChanged.push(before.id);
        const moved = { ...after, driverId };
        noteChange({ kind: 'token', id: before.id, ...between(before, moved, [...tokenFields, 'driverId']) });
      }
    },
    note({ userIds, tokenIds }) {
      ids.usersAdded.push(...userIds);
      ids.tokensAdded.push(...tokenIds);
    },
    digest: () => hash.copy().digest('hex'),
    told: () => ({
      ...counts,
      ids: Object.fromEntries(Object.entries(ids).map(([name, list]) => [name, spans(list)])),
      changes,
    }),
  };
}

function between<Field extends string>(
  before: Readonly<Record<Field, unknown>>,
  after: Readonly<Record<Field, unknown>>,
  all: readonly Field[],
): Pick<Change, 'fields' | 'before' | 'after'> {
  const fields = all.filter((field) => !isSame(before[field], after[field]));
  const told = fields.filter((field) => !untold.has(field));
  const of = (one: Readonly<Record<Field, unknown>>) => Object.fromEntries(told.map((field) => [field, one[field]]));
  return { fields, before: of(before), after: of(after) };
}

/** Such as 7, 12–4000: ids that were given one after the other are few words. */
export function spans(ids: readonly number[]): string {
  const found: [first: number, last: number][] = [];
  for (const id of ids.toSorted((one, other) => one - other)) {
    const at = found.at(-1);
    if (at !== undefined && id <= at[1] + 1) at[1] = id;
    else found.push([id, id]);
  }
  return found.map(([first, last]) => (first === last ? String(first) : `${first}–${last}`)).join(', ');
}
