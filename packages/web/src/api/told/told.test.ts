import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { problemFrom } from '../problem.ts';
import { sentences as german } from './sentences-de.ts';
import { findTold, tellIn, told } from './told.ts';

describe('what the server says, in German', () => {
  after(() => tellIn({}));

  test('a sentence is told in the language of the panel, with what stands in its holes, and unknown ones as they are', () => {
    tellIn(german);
    assert.equal(told('Token already exists.'), 'Dieses Token gibt es bereits.');
    assert.equal(told('Line 7 has this token too.'), 'Auch Zeile 7 hat dieses Token.');
    assert.equal(
      told('These are 12000 lines. Import 10000 at most at once.'),
      'Das sind 12000 Zeilen. Importieren Sie höchstens 10000 auf einmal.',
    );
    assert.equal(told('Something new.'), 'Something new.');
    const problem = problemFrom(400, { code: 'invalid_input', fields: { key: 'The station says that A.b is fixed.' } });
    assert.deepEqual(problem.fields, { key: 'Die Ladestation sagt, dass A.b fest ist.' });
    tellIn({});
    assert.equal(findTold('Token already exists.'), undefined);
  });

  const server = join(import.meta.dirname, '../../../../server/src');
  const sources = readdirSync(server, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !/\.test\.ts$|\.gen\.ts$|testing\//.test(path))
    .map((path) => readFileSync(join(server, path), 'utf8'));
  const whole = sources.join('\n');

  test('no sentence is kept that the server does not say', () => {
    const stale = Object.keys(german).filter((english) =>
      english
        .split(/{{\d+}}|(?<=identifier\.) /)
        .some((piece) => piece.trim() !== '' && !whole.includes(piece.trim().slice(0, 60))),
    );
    assert.deepEqual(stale, []);
  });

  test('a sentence at a field of the server’s has its German', () => {
    tellIn(german);
    const said = [...whole.matchAll(/fields: \{ [^}\n]*?: '([^'\n]+)' \}|faults\['[\w.]+'\] = '([^'\n]+)'/g)];
    const missing = said.map(([, field, fault]) => field ?? fault ?? '').filter((one) => findTold(one) === undefined);
    assert.ok(said.length > 10);
    assert.deepEqual(missing, []);
  });
});
