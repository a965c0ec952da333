import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Command } from '../../api/contract.ts';
import { awaitsRestart, changeOf, lastChanges } from './changes.ts';
import { faultOf, knownSetting } from './known-settings.ts';

test('a setting of the standards is known in any case, with any instance and place', () => {
  assert.equal(knownSetting('heartbeatINTERVAL'), 'HeartbeatInterval');
  assert.equal(knownSetting('OCPPCommCtrlr.HeartbeatInterval'), 'OCPPCommCtrlr_HeartbeatInterval');
  assert.equal(knownSetting('TxCtrlr@1:2.TxStopPoint[x]'), 'TxCtrlr_TxStopPoint');
  assert.equal(knownSetting('WELDCHECK_2'), undefined);
});

test('a value that cannot be right is told before it is sent; of the vendor’s own keys nothing is known', () => {
  assert.equal(faultOf('HeartbeatInterval', 'often'), 'whole');
  assert.equal(faultOf('HeartbeatInterval', '300'), undefined);
  assert.equal(faultOf('AuthorizationKey', 'short'), 'password');
  assert.equal(faultOf('WELDCHECK_2', 'anything'), undefined);
});

const changed = (key: string, value: string, more: Partial<Command> = {}): Command => ({
  id: value,
  stationId: 1,
  evse: null,
  intent: 'changeSetting',
  arguments: { key, value, from: '1' },
  state: 'accepted',
  status: 'RebootRequired',
  detail: null,
  queuedAt: '2026-01-01T10:00:00Z',
  sentAt: null,
  answeredAt: '2026-01-01T10:00:01Z',
  operator: null,
  apiKey: null,
  campaignId: null,
  taskRunId: null,
  ...more,
});

test('of each setting the last change counts', () => {
  const last = lastChanges([changed('A', '3'), changed('B', '2'), changed('A', '1')]);
  assert.deepEqual(
    [...last.values()].map((command) => changeOf(command)),
    [
      { key: 'A', to: '3', from: '1' },
      { key: 'B', to: '2', from: '1' },
    ],
  );
});

test('a change that needs a restart waits until the next boot', () => {
  assert.equal(awaitsRestart(changed('A', '3'), '2026-01-01T09:00:00Z'), true);
  assert.equal(awaitsRestart(changed('A', '3'), '2026-01-01T10:05:00Z'), false);
  assert.equal(awaitsRestart(changed('A', '3', { status: 'Accepted' }), null), false);
  assert.equal(awaitsRestart(changed('A', '3', { state: 'rejected' }), null), false);
});
