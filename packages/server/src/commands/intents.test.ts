import assert from 'node:assert/strict';
import { test } from 'node:test';
import { argumentsOf } from './intents.ts';

test('secrets that a command carries are shown to nobody (S-2)', () => {
  for (const key of ['AuthorizationKey', 'authorizationkey', 'SecurityCtrlr.BasicAuthPassword']) {
    assert.deepEqual(argumentsOf({ intent: 'changeSetting', key, value: 'secret' }), { key, value: '••••' });
  }
  assert.deepEqual(argumentsOf({ intent: 'setPassword', seed: '0123' }), {});
  const plain = { key: 'HeartbeatInterval', value: '60' };
  assert.deepEqual(argumentsOf({ intent: 'changeSetting', ...plain }), plain);
  const profile = { slot: 1, securityProfile: 1, networkInterface: 'Wired0', timeoutSeconds: 30 };
  const url = 'wss://name:secret@charging.example.com/ocpp';
  assert.deepEqual(argumentsOf({ intent: 'setNetworkProfile', url, ...profile }), {
    url: 'wss://••••@charging.example.com/ocpp',
    ...profile,
  });
  assert.deepEqual(argumentsOf({ intent: 'startCharging', evse: 1, token: '12345678', tokenType: 'iso14443' }), {
    evse: 1,
    token: '••••5678',
    tokenType: 'iso14443',
  });
});
