// Lists the repository's own files for the checks and the runner; knows no tool and no rule.
import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

export const repositoryRoot = join(import.meta.dirname, '..');

const skipped = new Set(['node_modules', '.git', '.cache', 'dist', 'data']);

/** Paths of all files below `root`, relative to it, with forward slashes, sorted. */
export function listFiles(root: string): string[] {
  return walk(root)
    .map((path) => relative(root, path).split(sep).join('/'))
    .sort();
}

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !skipped.has(entry.name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return walk(path);
      return entry.isFile() ? [path] : [];
    });
}
