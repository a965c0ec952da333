// Where a key leads in the list, round and round. Pure.

const steps: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowUp: (at, count) => (at - 1 + count) % count,
  Home: () => 0,
  End: (_at, count) => count - 1,
};

/** Undefined for any other key, and where there is nowhere to go. */
export function stepOf<Row>(key: string, rows: readonly Row[], from: Row | undefined): Row | undefined {
  const step = Object.hasOwn(steps, key) ? steps[key] : undefined;
  return step === undefined || from === undefined ? undefined : rows[step(rows.indexOf(from), rows.length)];
}
