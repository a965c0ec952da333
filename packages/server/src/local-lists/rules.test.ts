import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changesBetween, lastVersion, nextStep, outcomeOf, type Entries, type Known, type Step } from './rules.ts';

const accepted = ['Accepted', null, null, 'iso14443'] as const;
const limits = { most: 100, each: 10 };
const current: Known = { limits, askedThisTime: true, checkedThisTime: true, entriesKnown: true, isTouched: false };

const steps: [string, Partial<Known>, Step][] = [
  ['that said nothing of lists is asked', { limits: undefined, askedThisTime: false }, 'askLimits'],
  ['that did not answer that is left alone', { limits: undefined }, 'giveUp'],
  ['that keeps no lists is left alone', { limits: null, isTouched: true }, 'giveUp'],
  ['that came back is asked which list it has', { checkedThisTime: false, isTouched: true }, 'askVersion'],
  ['of whose list nothing is known is told all', { entriesKnown: false, checkedThisTime: false }, 'tell'],
  ['for which something changed is told', { isTouched: true }, 'tell'],
  ['that has all is left alone', {}, 'rest'],
];
for (const [title, change, step] of steps) {
  test(`a station ${title}`, () => assert.equal(nextStep({ ...current, ...change }), step));
}

test('only what changed is sent, and what is no longer wanted is taken out', () => {
  const held: Entries = { A: accepted, B: accepted, C: accepted };
  const wanted: Entries = { A: accepted, B: ['Blocked', null, null, 'iso14443'], D: accepted };
  assert.deepEqual(
    changesBetween(held, wanted).map(({ token, decision }) => [token, decision]),
    [
      ['C', null],
      ['B', 'Blocked'],
      ['D', 'Accepted'],
    ],
  );
  assert.deepEqual(changesBetween(wanted, wanted), []);
});

test('a token of another kind is sent anew', () => {
  const changes = changesBetween({ A: accepted }, { A: ['Accepted', null, null, 'emaid'] });
  assert.deepEqual(
    changes.map(({ token, tokenType }) => [token, tokenType]),
    [['A', 'emaid']],
  );
});

test('all is sent where nothing is known of what the station holds', () => {
  assert.equal(changesBetween(null, { A: accepted, B: accepted }).length, 2);
});

test('each message gives the list a version of its own, an empty one too', () => {
  assert.deepEqual([lastVersion(7, 0, 10), lastVersion(7, 10, 10), lastVersion(7, 11, 10)], [7, 7, 8]);
});

test('an answer says what the station holds now', () => {
  const sent = (state: 'accepted' | 'rejected' | 'timed_out', status: string | null, wasFull: boolean) =>
    outcomeOf({ intent: 'sendLocalList', state, status }, { version: 3, wasFull });
  assert.equal(sent('accepted', 'Accepted', false), 'taken');
  assert.equal(sent('rejected', 'VersionMismatch', false), 'lost');
  assert.equal(sent('timed_out', null, false), 'lost');
  assert.equal(sent('rejected', 'Failed', true), 'refused');
  assert.equal(sent('rejected', 'NotSupported', true), 'unsupported');
  const asked = (status: string) =>
    outcomeOf({ intent: 'askListVersion', state: 'accepted', status }, { version: 3, wasFull: false });
  assert.deepEqual([asked('3'), asked('0')], ['nothing', 'lost']);
});
