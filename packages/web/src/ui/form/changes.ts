// What somebody else changed while one was typing, field by field; pure.

export type Change<Values> = {
  [Field in keyof Values]: { field: Field; before: Values[Field]; theirs: Values[Field]; mine: Values[Field] };
}[keyof Values];

export function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

export function changesBetween<Values extends object>(before: Values, theirs: Values, mine: Values): Change<Values>[] {
  const fields = Object.keys(before) as (keyof Values)[];
  return fields
    .filter((field) => !isSame(before[field], theirs[field]))
    .map((field) => ({ field, before: before[field], theirs: theirs[field], mine: mine[field] }));
}
