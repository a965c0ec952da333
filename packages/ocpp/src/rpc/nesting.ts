// Whether a message is nested too deeply (S-7), found out without recursing further than the bound itself.

/** Whether the value, parsed from the text, holds arrays and objects within each other more than `levels` deep. */
export function isNestedDeeper(text: string, value: unknown, levels: number): boolean {
  // Nesting cannot be deeper than there are opening brackets; most messages need no walk.
  return countAbove(text, levels) && reachesBelow(value, levels);
}

function countAbove(text: string, bound: number): boolean {
  let count = 0;
  for (const opener of '[{') {
    for (let at = text.indexOf(opener); at >= 0; at = text.indexOf(opener, at + 1)) {
      count += 1;
      if (count > bound) return true;
    }
  }
  return false;
}

function reachesBelow(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  const children: unknown[] = Array.isArray(value) ? value : Object.values(value);
  return children.some((child) => reachesBelow(child, levels - 1));
}
