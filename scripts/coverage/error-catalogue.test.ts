import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cataloguePage, catalogueProblems, codeOf, provokedCodes, type CataloguedFailure } from './error-catalogue.ts';

const gone: CataloguedFailure = {
  code: 'gone',
  number: 2,
  status: 404,
  text: 'It does not exist. It is gone.',
  when: 'It was deleted.',
  remedy: 'Look again.',
};
const late: CataloguedFailure = {
  ...gone,
  code: 'late',
  number: 1,
  text: 'Error #1 encountered.',
  alsoSaid: ['Late.'],
};
const both = [gone, late];

test('a test that asks the API provokes what it asserts, any other what its comment names', () => {
  const tests = [
    { file: 'a.module.test.ts', source: "await startTestPanel(); assert.equal(body.code, 'gone');" },
    { file: 'b.test.ts', source: "const late = 'late';" },
  ];
  assert.deepEqual([...provokedCodes(['gone', 'late'], tests)], ['gone']);
  const comment = { file: 'c.test.ts', source: '// provokes: late, gone\n' };
  assert.deepEqual([...provokedCodes(['gone', 'late'], [comment])], ['late', 'gone']);
});

test('a code that no test provokes needs a reason, and one that a test provokes has none', () => {
  const problems = (catalogue: CataloguedFailure[], provoked: string[]) =>
    catalogueProblems(catalogue, { provoked: new Set(provoked), messages: [] });
  assert.deepEqual(problems(both, ['gone', 'late']), []);
  assert.match(problems(both, ['gone'])[0] ?? '', /"late" is provoked by no test/);
  assert.deepEqual(problems([gone, { ...late, unmet: 'It is to come.' }], ['gone']), []);
  assert.match(problems([{ ...gone, unmet: 'It is to come.' }], ['gone'])[0] ?? '', /take its "unmet" out/);
  assert.match(problems([gone], ['gone', 'other'])[0] ?? '', /"other", which is not in the catalogue/);
  assert.match(problems([gone, { ...late, number: 2 }], ['gone', 'late'])[0] ?? '', /error 2 is given twice/);
});

test('each message of the manual has a code, by its own words, a part of them, or other words for the same', () => {
  assert.equal(codeOf('It is gone.', both), 'gone');
  assert.equal(codeOf('Late.', both), 'late');
  assert.equal(codeOf('Error #XX encountered.', both), 'late');
  const problems = catalogueProblems(both, { provoked: new Set(['gone', 'late']), messages: ['It is lost.'] });
  assert.match(problems[0] ?? '', /"It is lost\." has no code/);
});

test('the page lists all messages by number, each at an address of its own', () => {
  const rows = cataloguePage(both).trimEnd().split('\n').slice(-2);
  assert.deepEqual(rows, [
    '| <a id="error-1"></a>1 | Error #1 encountered. / Late. | It was deleted. | Look again. |',
    '| <a id="error-2"></a>2 | It does not exist. It is gone. | It was deleted. | Look again. |',
  ]);
});
