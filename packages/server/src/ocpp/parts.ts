// Cuts a list into as many calls as a station's own limit demands.

/** In order; whole where the station named no limit that is one. */
export function inParts<T>(list: readonly T[], limit: string | undefined): T[][] {
  const most = Number(limit);
  if (!Number.isInteger(most) || most < 1) return [[...list]];
  return Array.from({ length: Math.ceil(list.length / most) }, (_, nth) => list.slice(nth * most, (nth + 1) * most));
}
