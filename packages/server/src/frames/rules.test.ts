import assert from 'node:assert/strict';
import { test } from 'node:test';
import { headingOf, storable, withoutTokens, tokenIn } from './rules.ts';

test('a frame tells its kind, its id and its action without being taken apart', () => {
  assert.deepEqual(headingOf('[2,"19","Heartbeat",{}]'), { kind: 'call', messageId: '19', action: 'Heartbeat' });
  assert.deepEqual(headingOf(' [ 3 , "19" , {}]'), { kind: 'result', messageId: '19', action: null });
  assert.deepEqual(headingOf('[4,"19","NotSupported","",{}]'), { kind: 'error', messageId: '19', action: null });
  assert.deepEqual(headingOf('[5,"19","NotSupported","",{}]'), { kind: 'error', messageId: '19', action: null });
  const sent = { kind: 'send', messageId: '19', action: 'NotifyPeriodicEventStream' };
  assert.deepEqual(headingOf('[6,"19","NotifyPeriodicEventStream",{}]'), sent);
  assert.deepEqual(headingOf('hello'), { kind: 'other', messageId: null, action: null });
});

test('passwords and keys are never stored, whichever way they come (S-20)', () => {
  const secret = '4A616E652D446F65';
  const frames = [
    `[2,"1","ChangeConfiguration",{"key":"AuthorizationKey","value":"${secret}"}]`,
    `[3,"1",{"configurationKey":[{"key":"authorizationKEY","readonly":false,"value":"${secret}"}]}]`,
    `[2,"1","SetVariables",{"setVariableData":[{"attributeValue":"${secret}","component":{"name":"SecurityCtrlr"},"variable":{"name":"BasicAuthPassword"}}]}]`,
    `[2,"1","NotifyReport",{"reportData":[{"variable":{"name":"BasicAuthPassword"},"variableAttribute":[{"value":"${secret}"}]}]}]`,
    `[2,"1","UpdateFirmware",{"location":"ftp://user:${secret}@files.example.com/a"}]`,
    `[2,"1","GetDiagnostics",{"location":"https://charging.example.org/files/${secret}"}]`,
    `[2,"1","SetNetworkProfile",{"connectionData":{"apn":{"apnPassword":"${secret}"}}}]`,
    `[2,"1","SetNetworkProfile",{"connectionData":{"vpn":{"server":"v","key":"${secret}"}}}]`,
    `[2,"1","SetNetworkProfile",{"connectionData":{"apn":{"simPin":"${secret}"}}}]`,
    `[2,"1","ChangeConfiguration",{"key":"AuthorizationKey","value":"${secret}"`,
  ];
  for (const frame of frames) assert.ok(!storable(frame).includes(secret), frame);
  assert.match(
    storable(frames[0] ?? ''),
    /^\[2,"1","ChangeConfiguration",\{"key":"AuthorizationKey","value":"••••"\}\]$/,
  );
});

test('what holds no secret is stored as it came, but not endlessly and not what a database refuses', () => {
  const frame = '[2, "1", "DataTransfer", {"vendorId" :"x"}]';
  assert.equal(storable(frame), frame);
  assert.equal(storable('a'.repeat(30_000)).length, 20_001);
  assert.equal(storable('a\0b\uD800'), 'a\uFFFDb\uFFFD');
});

test('tokens are shortened for those who may not see them, of both versions; what cannot be read is not shown', () => {
  const mask = () => '**';
  assert.equal(withoutTokens('[2,"1","Authorize",{"idTag":"04A1"}]', mask), '[2,"1","Authorize",{"idTag":"**"}]');
  const told = '[2,"1","TransactionEvent",{"idToken":{"idToken":"04A1","type":"ISO14443"},"evse":{"id":1}}]';
  assert.ok(!withoutTokens(told, mask).includes('04A1'));
  const more =
    '[2,"1","Authorize",{"idToken":{"idToken":4711,"additionalInfo":[{"additionalIdToken":"4711","type":"key"}]}}]';
  assert.ok(!withoutTokens(more, mask).includes('4711'), 'also a number, and what stands beside the token');
  const tariffs = '[3,"1",{"tariffAssignments":[{"idTokens":["4711"],"tariffId":"T"}]}]';
  assert.ok(!withoutTokens(tariffs, mask).includes('4711'));
  assert.equal(withoutTokens('04A1', mask), '••••');
});

test('the token that a call is about is found, whatever version says it', () => {
  assert.equal(tokenIn('[2,"1","Authorize",{"idTag":"04A1"}]'), '04A1');
  assert.equal(tokenIn('[2,"1","TransactionEvent",{"idToken":{"idToken":"04A1","type":"ISO14443"}}]'), '04A1');
  for (const none of ['[2,"1","Heartbeat",{}]', '[3,"1",{"idTag":"04A1"}]', '[2,"1","Authorize",{"idTag":"04', '[2]']) {
    assert.equal(tokenIn(none), undefined, none);
  }
});
