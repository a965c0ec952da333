// Every generated file equals its regeneration byte for byte; with --write they are made anew. Knows no content.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles, repositoryRoot } from '../files.ts';

/** A committed file and the command that prints it. In this order: a later one may read an earlier one. */
export type Generated = { file: string; command: readonly string[] };

export const generated: readonly Generated[] = [
  { file: 'packages/server/openapi.json', command: ['node', 'packages/server/src/print-openapi.ts'] },
  {
    file: 'packages/web/src/api/schema.gen.ts',
    command: ['node', 'packages/web/node_modules/openapi-typescript/bin/cli.js', 'packages/server/openapi.json'],
  },
  { file: 'README.md', command: ['node', 'scripts/readme.ts'] },
  { file: 'docs/errors.md', command: ['node', 'scripts/coverage/errors.ts'] },
  { file: 'docs/quirks.md', command: ['node', 'scripts/coverage/quirks.ts'] },
  { file: 'docs/requirements.md', command: ['node', 'scripts/coverage/coverage.ts', 'requirements'] },
  { file: 'docs/manual-coverage.md', command: ['node', 'scripts/coverage/coverage.ts', 'manual'] },
];

/** What is wrong with the committed files; `print` runs a command and returns what it printed. */
export function staleFiles(root: string, list: readonly Generated[], print: typeof printedBy): string[] {
  const unlisted = listFiles(root).filter(
    (path) => /\.gen\.tsx?$/.test(path) && !list.some(({ file }) => file === path),
  );
  const stale = list.filter(({ file, command }) => {
    const path = join(root, file);
    return !existsSync(path) || readFileSync(path, 'utf8') !== print(root, command);
  });
  return [
    ...unlisted.map((path) => `${path}: no command is named that makes it; list it in scripts/checks/generated.ts`),
    ...stale.map(({ file }) => `${file}: differs from its regeneration; run \`npm run generate\` and commit it`),
  ];
}

export function printedBy(root: string, [program = '', ...words]: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(program === 'node' ? process.execPath : program, words, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === 'win32' && program !== 'node',
  });
  if (status !== 0) throw new Error(`${[program, ...words].join(' ')} failed:\n${stderr}`);
  return stdout;
}

if (import.meta.main) {
  if (process.argv.includes('--write')) {
    for (const { file, command } of generated)
      writeFileSync(join(repositoryRoot, file), printedBy(repositoryRoot, command));
  }
  const problems = staleFiles(repositoryRoot, generated, printedBy);
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
