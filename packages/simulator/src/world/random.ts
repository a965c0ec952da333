// Repeatable chance: the same seed gives the same stations, cars and days; knows nothing of them.

/** Returns a number from 0 (included) to 1 (excluded). */
export type Random = () => number;

/** A small generator (a counter in steps of the golden ratio, scrambled); good enough for cars, not for secrets. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  };
}

/** A number from `from` (included) to `to` (excluded). */
export function between(random: Random, from: number, to: number): number {
  return from + random() * (to - from);
}

/** One of the list; the list is not empty. */
export function oneOf<T>(random: Random, list: readonly [T, ...T[]]): T {
  return list[Math.floor(random() * list.length)] ?? list[0];
}

/** Waiting times of independent arrivals, `meanMs` on average. */
export function exponentialMs(random: Random, meanMs: number): number {
  return -Math.log(1 - random()) * meanMs;
}

/** An id in the shape of a UUID (version 4), from repeatable chance. */
export function randomId(random: Random): string {
  const digits = Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16)).join('');
  const variant = ((Number.parseInt(digits.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `4${digits.slice(13, 16)}`,
    variant + digits.slice(17, 20),
    digits.slice(20),
  ].join('-');
}
