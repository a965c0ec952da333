// `npm test`: runs the stages one after another and ends with the line that counts; knows no test and no check itself.
import { randomInt } from 'node:crypto';
import { inspect } from 'node:util';
import { listFiles, repositoryRoot } from './files.ts';
import { chooseFiles } from './testing/choose-files.ts';
import type { Options } from './testing/options.ts';
import { readOptions } from './testing/options.ts';
import type { Failure, Outcome } from './testing/report.ts';
import { emptyOutcome, sumOutcomes } from './testing/report.ts';
import { runChecks } from './testing/run-checks.ts';
import { runStage } from './testing/run-stage.ts';
import type { Stage } from './testing/stages.ts';
import { limitsOf, stages } from './testing/stages.ts';
import { withDatabase } from './testing/test-database.ts';

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

const read = readOptions(process.argv.slice(2), () => String(randomInt(1, 2 ** 31)));
if ('problem' in read) {
  console.error(read.problem);
  process.exit(2);
}
process.exitCode = (await runAll(read.options)) ? 0 : 1;

async function runAll(options: Options): Promise<boolean> {
  console.log(`SEED=${options.seed}${options.deep ? ' DEEP=1' : ''}`);
  const outcomes: Outcome[] = [];
  const tests = chooseFiles(
    listFiles(repositoryRoot).filter((path) => stages.some((stage) => stage.owns(path))),
    options.files,
  );
  for (const stage of stages.filter(({ name }) => options.only.includes(name))) {
    outcomes.push(await runNamed(stage, tests.filter(stage.owns), options));
  }
  const { passed, failures } = sumOutcomes(outcomes);
  if (passed + failures.length === 0) console.log('No test fits.');
  console.log(`\n${passed} passed, ${failures.length} failed`);
  return failures.length === 0 && passed > 0;
}

async function runNamed(stage: Stage, files: readonly string[], options: Options): Promise<Outcome> {
  if (stage.name !== 'checks' && files.length === 0) return withoutFiles(stage, options);
  const started = performance.now();
  const outcome = await runWhole(stage, files, options).catch((error: unknown) => brokenStage(stage, error));
  for (const failure of outcome.failures) printFailure(failure);
  console.log(summary(stage, outcome, (performance.now() - started) / 1000));
  return outcome;
}

function runWhole(stage: Stage, files: readonly string[], options: Options): Promise<Outcome> {
  const limits = limitsOf(stage, options.deep);
  if (stage.name === 'checks') return runChecks(limits.limitMs);
  const run = (extra: NodeJS.ProcessEnv) =>
    runStage({ ...stage, ...limits, files, env: testEnvironment(options, extra) });
  return stage.needsDatabase ? withDatabase(run) : run({});
}

function brokenStage(stage: Stage, error: unknown): Outcome {
  return { ...emptyOutcome(), failures: [{ file: stage.name, title: 'the stage runs', text: inspect(error) }] };
}

function withoutFiles(stage: Stage, options: Options): Outcome {
  if (options.files.length > 0) return emptyOutcome();
  if (stage.mayBeEmpty) {
    console.log(`${stage.name}: no test files yet`);
    return emptyOutcome();
  }
  const failure = { file: stage.name, title: 'the stage has test files', text: 'none was found' };
  printFailure(failure);
  return { ...emptyOutcome(), failures: [failure] };
}

function testEnvironment(options: Options, extra: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return { ...process.env, ...extra, NODE_ENV: 'test', SEED: options.seed, ...(options.deep ? { DEEP: '1' } : {}) };
}

function printFailure({ file, title, text }: Failure): void {
  console.log(`\n✗ ${title}\n  ${file}\n${text.replace(/^/gm, '    ')}\n`);
}

function summary(stage: Stage, outcome: Outcome, seconds: number): string {
  const late = seconds > stage.budgetSeconds ? `, over its budget of ${stage.budgetSeconds} s` : '';
  const skipped = outcome.skipped > 0 ? `, ${outcome.skipped} skipped` : '';
  const counts = `${outcome.passed} passed, ${outcome.failures.length} failed${skipped}`;
  return `${stage.name}: ${counts} in ${seconds.toFixed(1)} s${late}`;
}
