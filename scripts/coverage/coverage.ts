// Prints a table (`requirements`, `manual`), or with `--check` looks for names that do not exist; the only one to read files.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles, repositoryRoot } from '../files.ts';
import { emptyChapters, manual } from './manual-items.ts';
import {
  contentsOf,
  differences,
  messagesListed,
  messagesOf,
  numbersIn,
  repeatedNames,
  unknownReferences,
} from './problems.ts';
import { chapters, requirements } from './requirements.ts';
import { manualTable, requirementsTable } from './tables.ts';
import { testTitlesOf } from './test-titles.ts';

// The tests of checks and of this table, in folders of their own, name numbers only as examples.
const tests = listFiles(repositoryRoot)
  .filter((path) => path.endsWith('.test.ts') && !/^scripts\/.+\//.test(path))
  .flatMap((path) => testTitlesOf(path, readFileSync(join(repositoryRoot, path), 'utf8')));

switch (process.argv[2]) {
  case 'requirements':
    process.stdout.write(requirementsTable({ chapters, requirements }, tests));
    break;
  case 'manual':
    process.stdout.write(manualTable(manual, tests));
    break;
  default:
    report([...problemsOfLists(), ...problemsBeside(join(repositoryRoot, '..', 'shared'))]);
}

function problemsOfLists(): string[] {
  const known = [...requirements.keys(), ...manual.flatMap(({ items }) => items.map(([name]) => `M-${name}`))];
  return [...repeatedNames(known), ...unknownReferences(known, tests)];
}

/** Where the originals lie beside the repository, the lists are held against them. */
function problemsBeside(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const design = textsIn(join(folder, 'design'), '.md');
  const original = textsIn(join(folder, 'manual'), '.txt');
  const named = [...emptyChapters, ...manual.map(({ chapter }) => chapter)];
  return [
    ...differences('requirements', numbersIn(design), [...requirements.keys()]),
    ...differences('table of contents', contentsOf(original), named),
    ...differences('error messages', messagesOf(original), messagesListed(manual)),
  ];
}

function textsIn(folder: string, ending: string): string {
  const names = readdirSync(folder).filter((name) => name.endsWith(ending));
  return names.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
}

function report(problems: readonly string[]): void {
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
