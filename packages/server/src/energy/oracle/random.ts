// Chance from a seed, the same on every machine, for histories; knows nothing of energy.

export type Random = {
  /** A whole number from 0 up to, without, the bound; exact for bounds below 2^53. */
  below(bound: number): number;
  chance(probability: number): boolean;
  among<T>(choices: readonly [T, ...T[]]): T;
  shuffled<T>(list: readonly T[]): T[];
};

export function randomFrom(seed: number): Random {
  const next = fractions(seed);
  const below = (bound: number) => Math.floor(next() * bound);
  return {
    below,
    chance: (probability) => next() < probability,
    among: (choices) => choices[below(choices.length)] ?? choices[0],
    shuffled(list) {
      const cards = [...list];
      for (let left = cards.length; left > 1; left -= 1) cards.push(...cards.splice(below(left), 1));
      return cards;
    },
  };
}

/** A seed of its own for each member of a run. */
export function seedOf(runSeed: number, index: number): number {
  return mixed(Math.imul(runSeed, 0x9e3779b1) ^ mixed(index + 1));
}

/** A counter whose bits are mixed; 53 of them make a fraction in [0, 1). */
function fractions(seed: number): () => number {
  let counter = mixed(seed);
  const bits = () => {
    counter = (counter + 0x9e3779b9) | 0;
    return mixed(counter);
  };
  return () => ((bits() >>> 5) * 2 ** 26 + (bits() >>> 6)) / 2 ** 53;
}

function mixed(value: number): number {
  let bits = value | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
