import assert from 'node:assert/strict';
import { test } from 'node:test';
import { complaintsAbout, crowdedFolders } from './manners.ts';

const opening = '// What it is for.\n';

test('a short module that says what it is for is left alone', () => {
  assert.deepEqual(complaintsAbout('packages/ocpp/src/rpc/frame.ts', `${opening}export const a = 1;\n`), []);
});

test('a module without its opening sentence is named', () => {
  assert.match(complaintsAbout('packages/ocpp/src/a.ts', 'export const a = 1;\n')[0] ?? '', /opens without/);
});

test('a module or style sheet past 250 lines is looked at, a test file of that length is not', () => {
  const text = opening + 'export {};\n'.repeat(260);
  assert.match(complaintsAbout('packages/ocpp/src/a.ts', text)[0] ?? '', /261 lines/);
  assert.match(complaintsAbout('packages/web/src/ui/A.module.css', text)[0] ?? '', /261 lines/);
  assert.deepEqual(complaintsAbout('packages/ocpp/src/a.test.ts', text), []);
});

test('a test file that leaves out its other tests is named', () => {
  const text = ['test', 'only("a", () => {});\n'].join('.');
  assert.match(complaintsAbout('packages/ocpp/src/a.test.ts', text)[0] ?? '', /only some/);
});

test('a file named after no thing is named', () => {
  assert.match(complaintsAbout('packages/ocpp/src/frame-utils.ts', opening)[0] ?? '', /no thing/);
});

test('a folder of code past 20 files wants to be cut, tests and styles counted', () => {
  const paths = ['part.ts', 'part.test.ts', 'Part.module.css'].flatMap((end) =>
    Array.from({ length: 7 }, (_, index) => `packages/web/src/${index}-${end}`),
  );
  assert.match(crowdedFolders(paths)[0] ?? '', /21 files/);
  assert.deepEqual(crowdedFolders(paths.slice(1)), []);
});

test('a folder of pages may hold as many as there is to say', () => {
  assert.deepEqual(crowdedFolders(Array.from({ length: 30 }, (_, index) => `docs/${index}.md`)), []);
});

test('a type forced by way of unknown is named, unless the line above says why', () => {
  const forced = ['return tx as unknown', 'as T;\n'].join(' ');
  assert.match(complaintsAbout('packages/ocpp/src/a.ts', `${opening}export {};\n${forced}`)[0] ?? '', /unknown/);
  assert.deepEqual(complaintsAbout('packages/ocpp/src/a.ts', `${opening}// The brand is given here.\n${forced}`), []);
});
