// Prints the page of all error messages, or with `--check` says what is wrong with their catalogue; the only one to read files.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { failureGuide } from '../../packages/server/src/failure-guide.ts';
import { catalogue, type FailureCode } from '../../packages/server/src/failures.ts';
import { listFiles, repositoryRoot } from '../files.ts';
import { catalogueProblems, cataloguePage, provokedCodes, type CataloguedFailure } from './error-catalogue.ts';
import { manual } from './manual-items.ts';
import { messagesListed } from './problems.ts';

const codes = Object.keys(catalogue) as FailureCode[];
const failures = codes.map((code): CataloguedFailure => ({ code, ...catalogue[code], ...failureGuide[code] }));

if (process.argv.includes('--check')) {
  const tests = listFiles(repositoryRoot)
    .filter((path) => path.endsWith('.test.ts') && !path.startsWith('scripts/'))
    .map((file) => ({ file, source: readFileSync(join(repositoryRoot, file), 'utf8') }));
  const problems = catalogueProblems(failures, {
    provoked: provokedCodes(codes, tests),
    messages: messagesListed(manual),
  });
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length === 0 ? 0 : 1;
} else {
  process.stdout.write(cataloguePage(failures));
}
