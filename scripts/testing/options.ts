// Reads the words after `npm test --`; knows the names of stages and nothing about running them.
import { parseArgs } from 'node:util';
import type { StageName } from './stages.ts';
import { stages } from './stages.ts';

export type Options = {
  only: readonly StageName[];
  /** Parts of paths; empty means every file. */
  files: readonly string[];
  deep: boolean;
  seed: string;
};

export type Read = { options: Options } | { problem: string };

export function readOptions(words: readonly string[], newSeed: () => string): Read {
  let parsed;
  try {
    parsed = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { only: { type: 'string' }, deep: { type: 'boolean', default: false }, seed: { type: 'string' } },
    });
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
  const known = stages.map((stage) => stage.name);
  const asked = parsed.values.only?.split(',') ?? [];
  const unknown = asked.filter((name) => !known.some((stage) => stage === name));
  if (unknown.length > 0) return { problem: `No stage "${unknown.join(', ')}": there are ${known.join(', ')}.` };
  const files = parsed.positionals.map((path) => path.replace(/^\.\//, ''));
  const everything = asked.length === 0 && files.length === 0;
  const only = known.filter((name) => everything || asked.includes(name) || (asked.length === 0 && name !== 'checks'));
  // The everyday run repeats itself exactly; only the deep one looks for what nobody has seen.
  const seed = parsed.values.seed ?? (parsed.values.deep ? newSeed() : '1');
  return { options: { only, files, deep: parsed.values.deep, seed } };
}
