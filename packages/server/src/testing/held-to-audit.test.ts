import assert from 'node:assert/strict';
import { test } from 'node:test';
import { complaintAbout, type Left } from './held-to-audit.ts';

const call = 'POST /api/v1/drivers';
const entry: Left = {
  actor: 'alpha',
  address: '127.0.0.1',
  action: 'driver.create',
  kind: 'driver',
  name: 'Scrooge McDuck',
  said: '{"email": "s@example.com"}',
};

test('a change that leaves no entry of who, from where and what about fails its test, and so does a secret in one (S-19)', () => {
  const sent = JSON.stringify({ email: 's@example.com', password: 'a long way to Ravenna' });
  assert.equal(complaintAbout(call, sent, [entry]), undefined);
  const wrong: [left: Left[], complaint: RegExp][] = [
    [[], /left no entry/],
    [[{ ...entry, address: null }], /who did it from where/],
    [[{ ...entry, actor: '' }], /who did it from where/],
    [[{ ...entry, action: 'Driver made' }], /is no action/],
    [[{ ...entry, name: null }], /found no driver/],
    [[entry, { ...entry, said: '{"password": "a long way to Ravenna"}' }], /tells a secret/],
    [[{ ...entry, said: '{"hash": "$argon2id$v=19"}' }], /tells a secret/],
  ];
  for (const [left, complaint] of wrong) assert.match(complaintAbout(call, sent, left) ?? 'nothing', complaint);
});

test('only what is listed with its reason may succeed without an entry (S-19)', () => {
  assert.equal(complaintAbout('POST /api/v1/stations/7/commands', '', []), undefined);
  assert.match(complaintAbout('POST /api/v1/stations/7/commands/again', '', []) ?? '', /left no entry/);
});
