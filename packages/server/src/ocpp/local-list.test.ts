import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { v16, v201 } from '@stationmaster/ocpp';
import type { ListedToken } from '../intents.ts';
import * as commands16 from './v16/commands.ts';
import * as commands201 from './v201/commands.ts';

const until = '2026-03-01T22:00:00Z';
const tokenList: ListedToken[] = [
  { token: '04A1B2C3', tokenType: 'iso14443', decision: 'Accepted', expiresAt: until, driverGroupId: 7 },
  { token: 'B', tokenType: 'local', decision: 'Blocked', expiresAt: null, driverGroupId: null },
  { token: 'C', tokenType: 'local', decision: null, expiresAt: null, driverGroupId: null },
];
const context = { number: 17, transaction: null, limits: {}, newPassword: null, fileAddress: '', tokenList };
const wish = (full: boolean) => ({ intent: 'sendLocalList', version: 4, full, each: 2 }) as const;

test('a whole list is sent in parts, of which the first replaces what was there and each has the next version', () => {
  const calls = commands16.callsFor(wish(true), context);
  const idTagInfo = { status: 'Accepted', expiryDate: until, parentIdTag: '7' };
  const first = [
    { idTag: '04A1B2C3', idTagInfo },
    { idTag: 'B', idTagInfo: { status: 'Blocked' } },
  ];
  assert.deepEqual(calls, [
    { action: 'SendLocalList', payload: { listVersion: 4, updateType: 'Full', localAuthorizationList: first } },
    {
      action: 'SendLocalList',
      payload: { listVersion: 5, updateType: 'Differential', localAuthorizationList: [{ idTag: 'C' }] },
    },
  ]);
});

test('2.0.1 is told the same in its own words', () => {
  const calls = commands201.callsFor(wish(false), context);
  const idTokenInfo = {
    status: 'Accepted',
    cacheExpiryDateTime: until,
    groupIdToken: { idToken: '7', type: 'Central' },
  };
  assert.ok(Array.isArray(calls));
  const [first, second] = calls as { action: string; payload: Record<string, unknown> }[];
  assert.deepEqual(first?.payload, {
    versionNumber: 4,
    updateType: 'Differential',
    localAuthorizationList: [
      { idToken: { idToken: '04A1B2C3', type: 'ISO14443' }, idTokenInfo },
      { idToken: { idToken: 'B', type: 'Local' }, idTokenInfo: { status: 'Blocked' } },
    ],
  });
  assert.equal(second?.payload['versionNumber'], 5);
});

test('a message of the longest tokens is no longer than it is taken to be', () => {
  const longest: ListedToken = {
    token: 'A'.repeat(commands201.listKeys.longestToken),
    tokenType: 'mac_address',
    decision: 'ConcurrentTx',
    expiresAt: until,
    driverGroupId: Number.MAX_SAFE_INTEGER,
  };
  const wish = { intent: 'sendLocalList', version: 2 ** 31 - 1, full: false, each: 3 } as const;
  const calls = commands201.callsFor(wish, { ...context, tokenList: [longest, longest, longest] });
  assert.ok(Array.isArray(calls));
  const [{ action, payload }] = calls as [{ action: string; payload: object }];
  const bytes = Buffer.byteLength(JSON.stringify([2, randomUUID(), action, payload]));
  const { ofToken, ofMessage } = commands201.listKeys.bytes;
  assert.ok(bytes <= ofMessage + 3 * ofToken, String(bytes));
});

test('an empty whole list is a message, as each version writes it', () => {
  for (const [table, { callsFor }] of [[v16, commands16] as const, [v201, commands201] as const]) {
    const calls = callsFor(wish(true), { ...context, tokenList: [] });
    assert.ok(Array.isArray(calls) && calls.length === 1);
    const [call] = calls as [{ action: string; payload: object }];
    table.checkOutgoing(call.action, 'request', call.payload);
  }
});
