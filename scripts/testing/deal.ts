// Deals the files of a stage to its processes; knows nothing of what is in them.

export type Weighed = { path: string; bytes: number };

/** So many files a process or thereabouts. Long files take long, near enough: hands of one weight let the processes end together. */
export function deal(files: readonly Weighed[], perProcess: number): (readonly string[])[] {
  const count = Math.max(1, Math.ceil(files.length / perProcess));
  const hands = Array.from({ length: count }, () => ({ bytes: 0, paths: [] as string[] }));
  for (const { path, bytes } of files.toSorted((a, b) => b.bytes - a.bytes)) {
    const lightest = hands.reduce((least, hand) => (hand.bytes < least.bytes ? hand : least));
    lightest.bytes += bytes;
    lightest.paths.push(path);
  }
  return hands.map(({ paths }) => paths);
}
