import assert from 'node:assert/strict';
import { test } from 'node:test';
import { knownStation, secretKey, stationPassword } from '../../testing/gateway/test-gateway.ts';
import { basicAuth } from '../../testing/gateway/raw-station.ts';
import type { DirectoryStation } from '../known-station.ts';
import { readStationAddress } from './address.ts';
import { Admissions, fullBucket, retryAfterSeconds, takeToken } from './admission.ts';
import { judgeClaim } from './authenticate.ts';
import { readBasicAuth } from './basic-auth.ts';
import { createGathering } from './gather.ts';

test('the identity is percent-decoded once (F-2)', () => {
  assert.deepEqual(readStationAddress('/ocpp/acme/ST%2D1'), { organization: 'acme', identifier: 'ST-1' });
  assert.deepEqual(readStationAddress('/ocpp/acme/ST%252D1?x=1'), { organization: 'acme', identifier: 'ST%2D1' });
});

test('a colon, a slash, 49 characters or a broken escape is no identity (F-2)', () => {
  const wrong = ['a:b', 'a%3Ab', 'a%2Fb', 'a/b', 'a/', 'x'.repeat(49), '%E0%A4%A', '%00', 'a%0Ab', ''];
  for (const identifier of wrong) assert.equal(readStationAddress(`/ocpp/acme/${identifier}`), undefined, identifier);
  assert.equal(readStationAddress('/ocpp/acme'), undefined);
  assert.equal(readStationAddress('/ocpp//ST-1'), undefined);
  assert.ok(readStationAddress(`/ocpp/acme/${'x'.repeat(48)}`));
});

test('a password of Basic authentication is bytes, and may hold a colon (F-2)', () => {
  const password = Buffer.from([0xff, 0x3a, 0x00, 0x80]);
  const read = readBasicAuth(basicAuth({ user: 'ST-1', password }));
  assert.deepEqual(read?.password, password);
  assert.deepEqual(read?.userName.toString(), 'ST-1');
  for (const header of [undefined, '', 'Bearer abc', 'Basic', 'Basic %%%', `Basic ${btoa('no colon')}`]) {
    assert.equal(readBasicAuth(header), undefined);
  }
});

const now = new Date('2026-03-01T12:00:00Z');
const plain = { encrypted: false, certificate: undefined };

function judge(shown: { user: string; password: string } | undefined, station: Partial<DirectoryStation> | undefined) {
  const credentials = shown && { userName: Buffer.from(shown.user), password: Buffer.from(shown.password) };
  const entry = { organizationId: 1, station: station && { ...knownStation, ...station } };
  return judgeClaim({ identifier: 'ST-1', credentials, arrival: plain }, entry, { secretKey, now });
}

const right = { user: 'ST-1', password: stationPassword };
const wrong = { user: 'ST-1', password: 'another password' };

test('the right password enters, with the name of the identity only (F-2, S-1)', () => {
  const verdict = judge(right, {});
  assert.ok('station' in verdict && verdict.station.proven);
  assert.ok('refused' in judge({ ...right, user: 'ST-2' }, {}));
  assert.ok('refused' in judge({ ...right, user: 'st-1' }, {}));
});

test('a wrong or missing password, and an unknown identity, are refused with their cause (S-1)', () => {
  assert.deepEqual(judge(wrong, {}), { refused: 'wrong_password', organizationId: 1, stationId: 7 });
  assert.deepEqual(judge(undefined, {}), { refused: 'no_password', organizationId: 1, stationId: 7 });
  assert.deepEqual(judge(right, undefined), { refused: 'unknown_identifier', organizationId: 1, stationId: null });
  const claim = { identifier: 'ST-1', credentials: undefined, arrival: plain };
  const stranger = judgeClaim(claim, undefined, { secretKey, now });
  assert.deepEqual(stranger, { refused: 'unknown_identifier', organizationId: undefined, stationId: null });
});

test('a password that is being rotated enters beside the old one (S-5)', () => {
  const station = { passwordHash: Buffer.alloc(32, 1), nextPasswordHash: knownStation.passwordHash };
  assert.ok('station' in judge(right, station));
});

test('a station set to none enters without proof, and is known to be unproven (S-1)', () => {
  for (const shown of [undefined, wrong]) {
    const verdict = judge(shown, { proof: 'none', passwordHash: null });
    assert.ok('station' in verdict && !verdict.station.proven);
  }
});

test('a first contact needs no password while its window is open (S-1)', () => {
  const open = { proof: 'first_contact', passwordHash: null, firstContactUntil: new Date(now.getTime() + 1) } as const;
  assert.ok('station' in judge(undefined, open));
  assert.ok('refused' in judge(undefined, { ...open, firstContactUntil: now }));
  assert.ok('refused' in judge(undefined, { ...open, firstContactUntil: null }));
  assert.ok('refused' in judge(wrong, { ...open, passwordHash: knownStation.passwordHash }));
});

test('a station that proves itself by certificate enters by password only while it still has one (S-1, S-5)', () => {
  const refused = judge(right, { proof: 'certificate', passwordHash: null });
  assert.equal('refused' in refused && refused.refused, 'no_certificate');
  assert.ok('station' in judge(right, { proof: 'certificate' }));
});

test('questions that come while one is answered are answered together, in their order (R-3)', async () => {
  const asked: (readonly number[])[] = [];
  const gathering = createGathering(async (questions: readonly number[]) => {
    asked.push(questions);
    return questions.map((question) => question * 2);
  }, 2);
  assert.deepEqual(await Promise.all([1, 2, 3].map((question) => gathering.ask(question))), [2, 4, 6]);
  assert.deepEqual(asked, [[1, 2], [3]]);
});

test('a look-up that fails fails those who asked, and nobody after them (R-7)', async () => {
  let away = true;
  const gathering = createGathering((questions: readonly number[]) => {
    return away ? Promise.reject(new Error('away')) : Promise.resolve(questions);
  }, 10);
  await assert.rejects(gathering.ask(1), /away/);
  away = false;
  assert.equal(await gathering.ask(2), 2);
});

test('so many are let in at once and each second, no more (R-3)', () => {
  const size = { perSecond: 10, atOnce: 2 };
  const bucket = fullBucket(size, 0);
  const taken = (nowMs: number) => takeToken(bucket, size, nowMs);
  assert.deepEqual(
    [taken(0), taken(0), taken(0), taken(50), taken(100), taken(100)],
    [true, true, false, false, true, false],
  );
  assert.deepEqual([taken(60_000), taken(60_000), taken(60_000)], [true, true, false]);
});

test('a station that comes again and again takes no place of others (R-7)', () => {
  const admissions = new Admissions({ all: { perSecond: 1, atOnce: 3 }, each: { perSecond: 0.1, atOnce: 2 } }, 0);
  const taken = [1, 1, 1, 1, 2, 2].map((stationId) => admissions.take(stationId, 0));
  assert.deepEqual(taken, ['in', 'in', 'too-often', 'too-often', 'in', 'later']);
  assert.deepEqual([admissions.take(1, 9_000), admissions.take(1, 10_000)], ['too-often', 'in']);
  const back = [1, 1, 1].map((stationId) => admissions.take(stationId, 600_000));
  assert.deepEqual(back, ['in', 'in', 'too-often']);
});

test('those sent away come back spread over half a minute (R-3)', () => {
  assert.deepEqual(
    [0, 0.5, 0.999].map((chance) => retryAfterSeconds(() => chance)),
    [5, 17, 29],
  );
});
