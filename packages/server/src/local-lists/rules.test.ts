import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changesBetween, lastVersion, limitsSaid, nextStep, outcomeOf } from './rules.ts';
import type { Entries, Known, Step } from './rules.ts';

const accepted = ['Accepted', null, null, 'iso14443'] as const;
const limits = { most: 100, each: 10, isMostSaid: true };
const unbounded = { most: 10_000, each: 10, isMostSaid: false };
const current: Known = { limits, askedThisTime: true, checkedThisTime: true, entriesKnown: true, isTouched: false };

const steps: [string, Partial<Known>, Step][] = [
  ['that said nothing of lists is asked', { limits: undefined, askedThisTime: false }, 'askLimits'],
  ['that did not say how many tokens fit is asked', { limits: unbounded, askedThisTime: false }, 'askLimits'],
  ['that was asked and does not say it is told', { limits: unbounded, isTouched: true }, 'tell'],
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

test('what a station says of its list bounds it, and each message; what it keeps silent about does not', () => {
  const said = { enabled: 'True', most: '500', each: '100', bytes: null };
  const size = { ofToken: 240, ofMessage: 150 };
  assert.deepEqual(limitsSaid(said, null), { most: 500, each: 100, isMostSaid: true });
  assert.deepEqual(limitsSaid({ ...said, most: null }, null), { most: 10_000, each: 100, isMostSaid: false });
  assert.equal(limitsSaid({ ...said, most: '1000000' }, null)?.most, 10_000, 'what is kept of each has an end');
  assert.equal(limitsSaid({ ...said, bytes: '2600' }, size)?.each, 10);
  assert.equal(limitsSaid({ ...said, bytes: '65536' }, size)?.each, 100);
  assert.equal(limitsSaid({ ...said, bytes: '200' }, size)?.each, 1, 'less than one is none');
  assert.equal(limitsSaid({ ...said, enabled: 'false' }, size), null);
  assert.equal(limitsSaid({ ...said, enabled: null }, size), undefined);
});

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
