// Finds what a source text imports and where that lies; knows no rule about who may.
import { posix } from 'node:path';

// The formatter puts every import and export at the start of a line, which makes this exact without a parser.
const statement = /^(?:import|export)\b(\s+type\b)?(?:[^'";]*?\bfrom)?\s*['"]([^'"\n]+)['"]/gm;
const call = /\bimport\(()\s*['"]([^'"\n]+)['"]\s*\)/g;

export type Specifier = { name: string; typeOnly: boolean };

export function specifiersOf(source: string): Specifier[] {
  const matches = [statement, call].flatMap((form) => [...source.matchAll(form)]);
  return matches.map(([, type, name = '']) => ({ name, typeOnly: Boolean(type) }));
}

/** Relative specifiers and our own packages become paths from the root; anything else stays as it is. */
export function resolveSpecifier(from: string, specifier: string, exists: (path: string) => boolean): string {
  const own = /^@stationmaster\/([a-z]+)(?:\/(.+))?$/.exec(specifier);
  if (own !== null) return `packages/${own[1]}/src/${own[2] ?? 'index.ts'}`;
  if (!specifier.startsWith('.')) return specifier;
  const path = posix.normalize(posix.join(posix.dirname(from), specifier));
  return [path, `${path}.ts`, `${path}.tsx`, `${path}/index.ts`].find(exists) ?? path;
}
