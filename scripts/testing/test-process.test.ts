import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { test } from 'node:test';
import { repositoryRoot } from '../files.ts';
import { runStage } from './run-stage.ts';
import { runTestProcess } from './test-process.ts';
import type { ProcessOutcome } from './test-process.ts';

const heading = "import { test } from 'node:test';\n";
const limits = { limitMs: 20_000, testLimitMs: 20_000 };
const env = { PATH: process.env['PATH'], LEAK_GRACE_MS: '50' };

async function withFiles<T>(sources: readonly string[], use: (files: string[]) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'test-process-'));
  try {
    const paths = sources.map((_, index) => join(folder, `part-${index}.test.ts`));
    for (const [index, path] of paths.entries()) writeFileSync(path, heading + sources[index]);
    return await use(paths.map((path) => relative(repositoryRoot, path)));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function run(source: string, less: Partial<typeof limits> = {}): Promise<ProcessOutcome> {
  return withFiles([source], (files) => runTestProcess({ files, env, ...limits, ...less }));
}

test('tests that pass, fail and are left out are told apart', async () => {
  const outcome = await run(`
    test('a', () => {});
    test('b', () => { throw new Error('no'); });
    test.skip('c', () => {});
  `);
  assert.deepEqual([outcome.passed, outcome.skipped, outcome.leaked], [1, 1, []]);
  assert.equal(outcome.failures[0]?.title, 'b');
  assert.match(outcome.failures[0]?.text ?? '', /Error: no/);
});

test('a file without any test fails', async () => {
  const outcome = await run('');
  assert.equal(outcome.passed, 0);
  assert.match(outcome.failures[0]?.text ?? '', /no test/);
});

test('a process that ends before its tests are done fails with the test that ended it', async () => {
  const outcome = await run(`test('goes', () => process.exit(0));`);
  assert.equal(outcome.failures[0]?.title, 'goes');
  assert.match(outcome.failures[0]?.text ?? '', /before its tests were done/);
});

const forever = 'new Promise((done) => setTimeout(done, 1e8))';

test('a process that takes too long for all of its tests is ended and fails', async () => {
  const outcome = await run(`test('waits', () => ${forever});`, { limitMs: 1_000 });
  assert.match(outcome.failures[0]?.text ?? '', /all tests of the process took 1 s/);
});

test('a test that hangs is ended by its name and file, long before its process may have to', async () => {
  const sources = [`test('quick', () => {});`, `test('quick too', () => {}); test('hangs', () => ${forever});`];
  const outcome = await withFiles(sources, (files) => runTestProcess({ files, env, ...limits, testLimitMs: 1_000 }));
  assert.deepEqual([outcome.passed, outcome.failures.length, outcome.isWhole], [2, 1, false]);
  const [{ file, title, text } = assert.fail()] = outcome.failures;
  assert.match(file, /part-1\.test\.ts$/);
  assert.equal(title, 'hangs');
  assert.match(text, /^still running after 1 s\./);
});

test('of several files in one process, the one that leaves a timer open is named', async () => {
  const sources = [`test('tidy', () => {});`, `test('untidy', () => { setInterval(() => {}, 1e6); });`];
  const outcome = await withFiles(sources, (files) => runStage({ files, filesPerProcess: 2, env, ...limits }));
  assert.equal(outcome.passed, 2);
  assert.equal(outcome.failures.length, 1);
  assert.match(outcome.failures[0]?.file ?? '', /part-1\.test\.ts$/);
  assert.match(outcome.failures[0]?.text ?? '', /Timeout/);
});

test('where a stage says so, files that failed beside others are tried once more alone, which is said, and what is wrong fails again', async () => {
  const shaky = `import { existsSync, writeFileSync } from 'node:fs';
    test('shaky', () => {
      const mark = import.meta.filename + '.mark';
      if (existsSync(mark)) return;
      writeFileSync(mark, '');
      throw new Error('too slow');
    });`;
  const wrong = `test('wrong', () => { throw new Error('wrong'); });`;
  const fine = `test('fine', () => {});`;
  const said: string[] = [];
  const again = {
    filesPerProcess: 2,
    triesAgain: true,
    say: (text: string) => void said.push(text),
    env,
    ...limits,
  };
  const outcome = await withFiles([shaky, wrong, fine], (files) => runStage({ files, ...again }));
  assert.equal(outcome.passed, 2);
  assert.deepEqual(
    outcome.failures.map(({ title }) => title),
    ['wrong'],
  );
  assert.match(said.join('\n'), /Failed beside others: shaky\nError: too slow/);
  assert.match(said.join('\n'), /part-0\.test\.ts failed beside others, and passed alone\./);
  assert.match(said.join('\n'), /part-1\.test\.ts failed beside others, and failed again alone\./);
  assert.doesNotMatch(said.join('\n'), /part-2/);
});
