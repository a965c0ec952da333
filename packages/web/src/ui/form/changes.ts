// What somebody else changed while one was typing, field by field, and the form as it goes on from there; pure.

export type Change<Values> = {
  [Field in keyof Values]: { field: Field; before: Values[Field]; theirs: Values[Field]; mine: Values[Field] };
}[keyof Values];

export function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Where two have come to the same, there is nothing to choose. */
export function changesBetween<Values extends object>(before: Values, theirs: Values, mine: Values): Change<Values>[] {
  const fields = Object.keys(before) as (keyof Values)[];
  return fields
    .filter((field) => !isSame(before[field], theirs[field]) && !isSame(theirs[field], mine[field]))
    .map((field) => ({ field, before: before[field], theirs: theirs[field], mine: mine[field] }));
}

/** One's own where one has typed something, else theirs: a field that one never touched undoes nobody's change. */
export function withMine<Values extends object>(before: Values, theirs: Values, mine: Values): Values {
  const fields = Object.keys(mine) as (keyof Values)[];
  const typed = fields.filter((field) => !isSame(before[field], mine[field]));
  return { ...mine, ...theirs, ...Object.fromEntries(typed.map((field) => [field, mine[field]])) };
}
