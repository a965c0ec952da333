// The list of checks, each a command that exits with 0 when all is well; knows nothing of how they are run.

import { listFiles, repositoryRoot } from '../files.ts';

export type Check = { name: string; command: readonly string[] };

const projects = ['.', 'bench', 'e2e', 'packages/ocpp', 'packages/simulator', 'packages/server', 'packages/web'];

// The compiler takes a folder without sources for a mistake.
const paths = listFiles(repositoryRoot);
const typed = projects.filter(
  (folder) => folder === '.' || paths.some((path) => path.startsWith(`${folder}/`) && /\.tsx?$/.test(path)),
);

export const checks: readonly Check[] = [
  { name: 'lint', command: ['oxlint', '--deny-warnings', '--format=unix'] },
  { name: 'formatting', command: ['oxfmt', '--check', '.'] },
  ...typed.map((folder) => ({
    name: `types: ${folder === '.' ? 'scripts' : folder}`,
    command: ['tsc', '--noEmit', '-p', folder],
  })),
  { name: 'unused files, exports and dependencies', command: ['knip', '--no-progress'] },
  { name: 'import directions', command: ['node', 'scripts/checks/imports.ts'] },
  { name: 'manners', command: ['node', 'scripts/checks/manners.ts'] },
  { name: 'generated files', command: ['node', 'scripts/checks/generated.ts'] },
  { name: 'tables of requirements and manual items', command: ['node', 'scripts/coverage/coverage.ts', '--check'] },
  { name: 'catalogue of error messages', command: ['node', 'scripts/coverage/errors.ts', '--check'] },
];
