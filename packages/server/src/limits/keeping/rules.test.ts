import assert from 'node:assert/strict';
import { test } from 'node:test';
import { abilitiesOf, attemptsOf, holds, nextStep, settingAmps, settingText, settle } from './rules.ts';
import type { Attempt, LimitTraits, Standing, Written } from './rules.ts';

const traits: LimitTraits = { ways: ['station', 'point', 'setting'], highestStackLevel: null, setting: null };
const silent = { supported: null, units: null, level: null, phases: null };
const ofStation: Attempt = { way: 'station', places: [0], level: 0 };
const fresh: Standing = {
  attempt: 0,
  taken: false,
  written: null,
  writtenAt: null,
  asked: true,
  fresh: false,
  checked: false,
};
const now = new Date('2026-03-01T12:00:00Z');
const writtenWith = (amps: number | null, before: number | null = null): Written => ({
  attempt: ofStation,
  amps,
  before,
  phases: 3,
});

test('what a station says of itself is read in the words of both versions', () => {
  const read = (units: string | null, phases: string | null) => {
    const { unit, phases: count } = abilitiesOf({ ...silent, units, phases });
    return [unit, count];
  };
  assert.deepEqual(read('Current,Power', '0.RST, 1.RTS'), ['A', 3]);
  assert.deepEqual(read('Power', '1.NotApplicable'), ['W', 1]);
  assert.deepEqual(read('A,W', '1'), ['A', 1]);
  assert.deepEqual(read('W', '3'), ['W', 3]);
  assert.deepEqual(read(null, 'Unknown'), ['A', 3]);
});

test('the ways follow each other as quirks say, at the highest level and the lowest, and none that the station denies', () => {
  const abilities = abilitiesOf({ ...silent, supported: 'Core,SmartCharging', level: '8' });
  const inShort = (more: Partial<LimitTraits>, able = abilities) =>
    attemptsOf(able, [1, 2], { ...traits, ...more }).map((one) =>
      one.way === 'setting' ? one.key : `${one.way} ${one.places.join('+')} ${one.level}`,
    );
  assert.deepEqual(inShort({}), ['station 0 8', 'station 0 0', 'point 0 8', 'point 0 0', 'point 1+2 8', 'point 1+2 0']);
  const setting = { key: 'Max', unit: 'A' } as const;
  assert.deepEqual(inShort({ ways: ['setting', 'station'], highestStackLevel: 0, setting }), ['Max', 'station 0 0']);
  assert.deepEqual(inShort({ setting }, abilitiesOf({ ...silent, supported: 'Core' })), ['Max']);
});

test('a limit holds where the station may take no more, unless that is what it had before', () => {
  assert.equal(holds(writtenWith(16), 16.4), true);
  assert.equal(holds(writtenWith(16), 20), false);
  assert.equal(holds(writtenWith(16), null), false);
  assert.equal(holds(writtenWith(40), 32), true, 'it is built for less');
  assert.equal(holds(writtenWith(40, 10), 10), false, 'it did not take the new one');
  assert.equal(holds(writtenWith(null, 10), 32), true);
  assert.equal(holds(writtenWith(null, 10), null), true);
  assert.equal(holds(writtenWith(null, 10), 10), false);
});

test('what was refused is tried in another way, and what may have been lost again later', () => {
  const write = (state: 'rejected' | 'failed' | 'timed_out', status: string | null) =>
    settle(fresh, { doing: 'write', ended: { state, status }, writing: writtenWith(16), toldAmps: null, now });
  assert.equal(write('rejected', 'Rejected').standing.attempt, 1);
  assert.equal(write('failed', 'NotImplemented').standing.attempt, 1);
  for (const lost of [write('failed', null), write('timed_out', null)]) {
    assert.deepEqual([lost.standing.attempt, lost.later], [0, true]);
  }
});

test('a limit that is gone is written anew in the same way, one that never held in the next', () => {
  const read = (standing: Standing) =>
    settle(standing, { doing: 'read', ended: { state: 'accepted', status: null }, writing: null, toldAmps: 32, now })
      .standing;
  const standing = { ...fresh, written: writtenWith(16) };
  assert.deepEqual([read(standing).attempt, read(standing).written], [0, null]);
  assert.equal(read({ ...standing, fresh: true }).attempt, 1);
});

test('a station is asked, written to, read, and then left alone', () => {
  const known = { limitAmps: 16, attempts: [ofStation], isKnown: false, now };
  assert.equal(nextStep({ ...fresh, asked: false }, known), 'ask');
  assert.equal(nextStep(fresh, known), 'write');
  const written = { ...fresh, written: writtenWith(16), writtenAt: new Date(now.getTime() - 59_000) };
  assert.equal(nextStep(written, known), 'read');
  assert.equal(nextStep({ ...written, checked: true }, known), 'rest');
  assert.equal(nextStep(written, { ...known, limitAmps: 10 }), 'wait');
  assert.equal(nextStep({ ...fresh, attempt: 1 }, known), 'giveUp');
  assert.equal(nextStep(fresh, { ...known, attempts: [], limitAmps: null }), 'nothing');
});

test('a setting is written in its own unit, and read back from it', () => {
  for (const [unit, text] of [
    ['A', '16'],
    ['mA', '16000'],
    ['W', '11040'],
  ] as const) {
    assert.equal(settingText(16, unit, 3), text);
    assert.equal(settingAmps(text, unit, 3), 16);
  }
  assert.equal(settingAmps('off', 'A', 3), null);
});
