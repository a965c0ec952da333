import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { words as german } from './de.ts';
import { words as english } from './en.ts';

type Word = [path: string, text: string];

function textsIn(words: object, path = ''): Word[] {
  return Object.entries(words).flatMap(([key, said]: [string, unknown]): Word[] => {
    const at = path === '' ? key : `${path}.${key}`;
    if (typeof said === 'string') return [[at, said]];
    return textsIn(said as object, at);
  });
}

const [inEnglish, inGerman] = [new Map(textsIn(english)), new Map(textsIn(german))];
/** German has a sentence for every code of the server's, and for its other sentences; it speaks English itself. */
const isGermanOnly = (path: string) => path.startsWith('ui.problem.') || path.startsWith('told.');

test('both languages have the same words', () => {
  assert.deepEqual(
    [...inGerman.keys()].filter((path) => !isGermanOnly(path) || inEnglish.has(path)).sort(),
    [...inEnglish.keys()].sort(),
  );
});

test('what is put into a sentence is put into it in both languages', () => {
  const holes = (text = '') => [...new Set(text.match(/{{[^}]+}}/g))].sort();
  const differing = [...inEnglish.keys()].filter(
    (path) => String(holes(inEnglish.get(path))) !== String(holes(inGerman.get(path))),
  );
  assert.deepEqual(differing, []);
});

/** A place that its readers know. */
const withOwnFigures = new Set(['stations.edit.coordinatesHelp', 'stations.edit.coordinatesWrong']);

test('the figures in a sentence are the same in both languages', () => {
  const figures = (text = '') => (text.match(/\d+/g) ?? []).sort().join();
  const differing = [...inEnglish.keys()].filter(
    (path) => !withOwnFigures.has(path) && figures(inEnglish.get(path)) !== figures(inGerman.get(path)),
  );
  assert.deepEqual(differing, []);
});

test('what is strong in one language is in the other, and an empty text is in both', () => {
  const marks = (text = '') => [text.split('*').length % 2, text === ''].join();
  const differing = [...inEnglish.keys()].filter((path) => marks(inEnglish.get(path)) !== marks(inGerman.get(path)));
  assert.deepEqual(differing, []);
});

/** Names, units, what both languages call alike, and what is only put together of other words. */
const alike = new Set([
  'RFID ISO',
  'Token RFID',
  ...(
    'Admin Browser CCS CHAdeMO CSV Dashboard Esc Firmware Info Live NACS Name Offline Operator PDF Pings SHA Schuko ' +
    'Station Stationmaster Status Token UTC Version XLSX offline in true false A mA W kW h kB MB'
  ).split(' '),
]);
const withoutHoles = (text: string) =>
  text
    .replaceAll(/{{[^}]+}}/g, '')
    .replaceAll(/[\s*,:().#0-9-]+/g, ' ')
    .trim();

test('no English was left in German', () => {
  const left = [...inGerman]
    .filter(([path, text]) => inEnglish.get(path) === text)
    .map(([, text]) => withoutHoles(text))
    .filter((text) => text !== '' && !alike.has(text));
  assert.deepEqual([...new Set(left)], []);
});

test('Germans are addressed as Sie, in their own quotation marks', () => {
  const odd = [...inGerman].filter(([, text]) => /[“"](?=\w)|\b(du|dein|deine|dich|dir)\b/i.test(text));
  assert.deepEqual(odd, []);
});

test('pages take words by key, so that none carries a language that is not spoken', () => {
  const source = join(import.meta.dirname, '../..');
  const importers = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !/(^|\/)(en|de)\.ts$|\.test\.ts$/.test(path))
    .filter((path) => /^import (?!type).* from '.*\/(en|de)\.ts';$/m.test(readFileSync(join(source, path), 'utf8')));
  assert.deepEqual(importers, []);
});
