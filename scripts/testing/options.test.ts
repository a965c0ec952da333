import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readOptions } from './options.ts';

const newSeed = () => '77';

function read(...words: string[]) {
  const answer = readOptions(words, newSeed);
  assert.ok('options' in answer);
  return answer.options;
}

test('without words every stage runs on every file, with the same seed as yesterday', () => {
  const options = read();
  assert.deepEqual(options.only, ['checks', 'pure', 'module', 'kill', 'browser']);
  assert.deepEqual(options.files, []);
  assert.equal(options.seed, '1');
});

test('stages run in their own order, however they were named', () => {
  assert.deepEqual(read('--only', 'pure,checks').only, ['checks', 'pure']);
});

test('a named file leaves out the checks', () => {
  const options = read('./packages/ocpp/src/rpc/frame.test.ts');
  assert.deepEqual(options.only, ['pure', 'module', 'kill', 'browser']);
  assert.deepEqual(options.files, ['packages/ocpp/src/rpc/frame.test.ts']);
});

test('the deep run draws a seed, or takes the one that is given', () => {
  assert.equal(read('--deep').seed, '77');
  assert.equal(read('--deep', '--seed', '5').seed, '5');
});

test('a stage that does not exist is named', () => {
  const answer = readOptions(['--only', 'pure,moon'], newSeed);
  assert.ok('problem' in answer);
  assert.match(answer.problem, /"moon".*checks, pure, module, kill, browser/);
});
