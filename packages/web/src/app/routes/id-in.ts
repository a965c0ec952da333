// An id in an address: text there, a number for the page.
export const idIn = <Name extends string>(name: Name) => ({
  parse: (raw: Record<Name, string>) => ({ [name]: Number(raw[name]) }) as Record<Name, number>,
  stringify: (ids: Record<Name, number>) => ({ [name]: String(ids[name]) }) as Record<Name, string>,
});
