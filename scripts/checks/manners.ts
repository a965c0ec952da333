// Checks the manners of house and contributing guide that no other tool knows: sizes, first sentences, names.
import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { listFiles, repositoryRoot } from '../files.ts';

const maxLines = 250;
const maxFilesInFolder = 20;

/** Folders that were looked at and may hold more, each with its reason. */
const fullByNature = new Map([
  ['packages/server/src/db/migrations', 'numbered, one change each, never moved once landed'],
]);

/** Files that were looked at and may stay longer, each with its reason. */
const longByNature = new Map<string, string>([['scripts/coverage/manual-items.ts', 'a list, one line an item']]);

const code = /^(packages|e2e|bench|scripts)\//;
const source = /\.(ts|tsx|mjs)$/;
const isTest = (path: string) => path.endsWith('.test.ts');
const written = (path: string) => source.test(path) && !path.includes('.gen.') && !path.endsWith('.d.ts');
const bounded = (path: string) => written(path) || path.endsWith('.css');

const rules: readonly { applies(path: string): boolean; complaint(text: string, path: string): string | undefined }[] =
  [
    {
      applies: (path) => bounded(path) && !isTest(path) && !longByNature.has(path),
      complaint: (text) => {
        const lines = text.split('\n').length - 1;
        return lines > maxLines ? `${lines} lines; past ${maxLines} there is usually a second thing in it` : undefined;
      },
    },
    {
      applies: (path) => written(path) && !isTest(path),
      complaint: (text) =>
        /^(#!.*\n)?\/[/*]/.test(text) ? undefined : 'opens without the sentence that says what it is for',
    },
    {
      applies: written,
      // A comment right above is taken for the reason why here, for once.
      complaint: (text) =>
        /^(?![ \t]*\/\/).*\n.*\bas unknown\s+as\b/m.test(text) ? 'forces a type by way of unknown' : undefined,
    },
    {
      applies: isTest,
      complaint: (text) =>
        /\b(test|it|describe|suite)\.only\(|\bonly: true/.test(text) ? 'runs only some of its tests' : undefined,
    },
    {
      applies: written,
      complaint: (_, path) =>
        /(manager|service|helper|utils?|abstract|impl)\b/i.test(basename(path).replace(/-/g, ' '))
          ? 'is named after no thing of ours'
          : undefined,
    },
  ];

export function complaintsAbout(path: string, text: string): string[] {
  return rules
    .filter((rule) => rule.applies(path))
    .flatMap((rule) => rule.complaint(text, path) ?? [])
    .map((complaint) => `${path}: ${complaint}`);
}

export function crowdedFolders(paths: readonly string[]): string[] {
  const folders = Map.groupBy(
    paths.filter((path) => code.test(path) && !path.includes('.gen.')),
    dirname,
  );
  return [...folders]
    .filter(([folder, files]) => files.length > maxFilesInFolder && !fullByNature.has(folder))
    .map(([folder, files]) => `${folder}: ${files.length} files; past ${maxFilesInFolder} it wants to be cut`);
}

if (import.meta.main) {
  const paths = listFiles(repositoryRoot);
  const complaints = [
    ...paths.filter(bounded).flatMap((path) => complaintsAbout(path, readFileSync(join(repositoryRoot, path), 'utf8'))),
    ...crowdedFolders(paths),
  ];
  for (const complaint of complaints) console.error(complaint);
  process.exitCode = complaints.length === 0 ? 0 : 1;
}
