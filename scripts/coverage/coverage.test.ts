import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contentsOf, differences, messagesOf, numbersIn, repeatedNames, unknownReferences } from './problems.ts';
import { manualTable, requirementsTable } from './tables.ts';
import { testTitlesOf } from './test-titles.ts';

// Put together here, so that this file does not itself look like tests of the numbers it speaks of.
const source = [
  "test('a first (F-3)', () => {});",
  'test(',
  '  `a second, it\\`s longer (T-2, T-3)`,',
  '  () => {},',
  ');',
  '// shows: M-login-username,',
  '// M-login-password',
  'test("a third", async (t) => {',
  "  await t.test('with a part (M-login)', () => {});",
  '});',
  "test.skip('one that is left out (F-4)', () => {});",
  "test.todo('one that is to come (F-5)');",
  '// shows: M-login-button',
  'const between = 1;',
  "it('a last', () => {});",
].join('\n');

test('titles are read in every form, with what the comment above them adds', () => {
  assert.deepEqual(
    testTitlesOf('a.test.ts', source).map(({ title, shows }) => [title, shows]),
    [
      ['a first (F-3)', ['F-3']],
      ['a second, it`s longer (T-2, T-3)', ['T-2', 'T-3']],
      ['a third', ['M-login-username', 'M-login-password']],
      ['with a part (M-login)', ['M-login']],
      ['a last', []],
    ],
  );
});

test('a test that names what does not exist is a problem', () => {
  const tests = testTitlesOf('a.test.ts', source);
  const known = ['F-3', 'T-2', 'M-login', 'M-login-username', 'M-login-password'];
  const problems = unknownReferences(known, tests);
  assert.equal(problems.length, 1);
  assert.match(problems[0] ?? '', /a\.test\.ts.*T-3/);
});

test('a name that is listed twice is a problem', () => {
  assert.deepEqual(repeatedNames(['F-1', 'F-2', 'F-1']), ['F-1 is listed twice']);
});

test('the table of requirements names the tests, or says not yet', () => {
  const lists = {
    chapters: { F: 'Framing' },
    requirements: new Map([
      ['F-3', 'frames'],
      ['F-4', 'actions'],
    ]),
  };
  const table = requirementsTable(lists, testTitlesOf('a.test.ts', source));
  assert.match(table, /Tests show 1 of 2 numbers/);
  assert.match(table, /\| F-3 \| frames \| a\.test\.ts: a first \(F-3\) \|/);
  assert.match(table, /\| F-4 \| actions \| \*not yet\* \|/);
});

test('the table of the manual tells where an item is and what shows it', () => {
  const manual = [
    {
      chapter: 'Log in',
      items: [
        ['login', 'view', 'log in', '/login'],
        ['reset', 'view', 'lost'],
      ] as const,
    },
  ];
  const table = manualTable(manual, testTitlesOf('a.test.ts', source));
  assert.match(table, /\| M-login \| view \| log in \| \/login \| a\.test\.ts: with a part \(M-login\) \|/);
  assert.match(table, /\| M-reset \| view \| lost \| \*not yet\* \| \*not yet\* \|/);
});

test('a list is held against its original in both directions', () => {
  assert.deepEqual(differences('numbers', ['F-1', 'F-2'], ['F-2', 'F-3']), [
    'numbers: "F-1" is missing from our list',
    'numbers: "F-3" is in our list only',
  ]);
});

test('numbers, contents and messages are found in the originals', () => {
  assert.deepEqual(numbersIn('- **F-1** one\n  see F-9\n- **T-10** two\n'), ['F-1', 'T-10']);
  const head = '- [Log in](#)\n - [Edit \\(basic\\)](#)\n\nDocument changes since V2\n\n- [not this](#)\n';
  assert.deepEqual(contentsOf(head), ['Log in', 'Edit (basic)']);
  const rows = '<i>No.</i>\nError message\tContext\n<i>Access denied.</i>\t<i>All</i>\n<i>Second.</i>\n';
  assert.deepEqual(messagesOf(rows), ['Access denied.', 'Second.']);
});
