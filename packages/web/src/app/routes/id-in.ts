// An id in an address: text there, a number for the page.

/** What no id can be leads to no page. */
const isId = (text: string): boolean => /^[1-9]\d{0,14}$/.test(text);

export const idIn = <Name extends string>(name: Name) => ({
  parse: (raw: Record<Name, string>) => isId(raw[name]) && ({ [name]: Number(raw[name]) } as Record<Name, number>),
  stringify: (ids: Record<Name, number>) => ({ [name]: String(ids[name]) }) as Record<Name, string>,
});
