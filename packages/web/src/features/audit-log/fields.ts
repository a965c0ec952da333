// What was changed, field by field: from the two records of an entry to what is worth showing. Pure.
import type { AuditEntry } from '../../api/contract.ts';

type Change = { field: string; before: unknown; after: unknown };

export type Changes = {
  /** Whether there are two sides to compare; else there is one value for each field. */
  isComparison: boolean;
  changes: Change[];
  unchanged: number;
};

export function changesOf({ before, after }: Pick<AuditEntry, 'before' | 'after'>): Changes {
  const isComparison = before !== null && after !== null;
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  const all = fields.map((field) => ({ field, before: before?.[field], after: after?.[field] }));
  const changes = isComparison ? all.filter((change) => !isSame(change.before, change.after)) : all;
  return { isComparison, changes, unchanged: all.length - changes.length };
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

export function isGroup(field: string): boolean {
  return /^(base|home)?groupIds?$|^parentId$/i.test(field);
}

/** One id or many, by the names they have today; what has none any more stays a number. */
export function namedIn(names: ReadonlyMap<number, string>, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((each: unknown) => namedIn(names, each));
  return typeof value === 'number' ? (names.get(value) ?? value) : value;
}
