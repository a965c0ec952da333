// How a station decides on tokens, with and without its central system.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Authorization, type ListUpdate } from './authorization.ts';
import { settingsBy } from './settings.ts';
import { createConfiguration } from './v16/configuration.ts';
import { settingKeys16 } from './v16/setting-keys.ts';
import type { TokenAnswer } from './words.ts';

function stationWith(settings: Record<string, string> = {}) {
  const central: { answer: TokenAnswer | undefined; asked: number } = { answer: { status: 'Accepted' }, asked: 0 };
  const clock = { atMs: Date.parse('2026-06-01T12:00:00Z'), now: () => clock.atMs };
  const known = settingsBy(settingKeys16, createConfiguration(settings).find);
  const authorization = new Authorization(known, { clock }, () => {
    central.asked += 1;
    return central.answer === undefined ? Promise.reject(new Error('offline')) : Promise.resolve(central.answer);
  });
  return { authorization, central, clock };
}

test('online, the central system decides', async () => {
  const { authorization, central } = stationWith();
  central.answer = { status: 'Blocked' };
  assert.equal((await authorization.authorize('A')).status, 'Blocked');
});

test('offline, a token is judged as the central system judged it last', async () => {
  const { authorization, central } = stationWith();
  central.answer = { status: 'Blocked' };
  await authorization.authorize('BAD');
  central.answer = undefined;
  assert.equal((await authorization.authorize('bad')).status, 'Blocked');
  authorization.forgetLearned();
  assert.equal((await authorization.authorize('bad')).status, 'Accepted');
});

test('offline, unknown tokens are refused where the station is set so', async () => {
  const { authorization, central } = stationWith({ AllowOfflineTxForUnknownId: 'false' });
  central.answer = undefined;
  assert.equal((await authorization.authorize('A')).status, 'Invalid');
});

test('a listed token is accepted without asking where the station is set so', async () => {
  const { authorization, central } = stationWith({ LocalPreAuthorize: 'true' });
  const listed = { idTag: 'A', answer: { status: 'Accepted' } } as const;
  authorization.updateList({ version: 3, isFull: true, entries: [listed] });
  assert.equal((await authorization.authorize('A')).status, 'Accepted');
  assert.equal(central.asked, 0);
  assert.equal(authorization.listVersion, 3);
});

test('a differential list changes, adds and removes; an older one is a version mismatch', async () => {
  const { authorization, central } = stationWith({ AllowOfflineTxForUnknownId: 'false' });
  central.answer = undefined;
  const entry = (idTag: string) => ({ idTag, answer: { status: 'Accepted' } }) as const;
  const update = (version: number, entries: ListUpdate['entries']) =>
    authorization.updateList({ version, isFull: false, entries });
  assert.equal(update(1, [entry('A'), entry('B')]), 'Accepted');
  assert.equal(update(1, [entry('C')]), 'VersionMismatch');
  assert.equal(update(2, [{ idTag: 'A', answer: undefined }]), 'Accepted');
  assert.equal((await authorization.authorize('A')).status, 'Invalid');
  assert.equal((await authorization.authorize('B')).status, 'Accepted');
});

test('offline, what was said until a certain time holds no longer', async () => {
  const { authorization, central, clock } = stationWith();
  const answer: TokenAnswer = { status: 'Accepted', expiresAt: '2026-06-01T13:00:00Z' };
  authorization.updateList({ version: 1, isFull: true, entries: [{ idTag: 'LISTED', answer }] });
  authorization.learn('LEARNED', answer);
  central.answer = undefined;
  const decisions = async () => [
    (await authorization.authorize('listed')).status,
    (await authorization.authorize('learned')).status,
  ];
  assert.deepEqual(await decisions(), ['Accepted', 'Accepted']);
  clock.atMs += 3_600_000;
  assert.deepEqual(await decisions(), ['Expired', 'Expired']);
});
