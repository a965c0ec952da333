import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CommandState } from '../facts.ts';
import { desiredState, isSecretSetting } from './rules.ts';

const stateAfter = (command: CommandState, status: string | null = null, actual?: boolean) =>
  desiredState({ command, status, isActual: actual === true, isKnown: actual !== undefined });

test('a station that was not reached is told at its next connection; one that said no is not asked again', () => {
  for (const command of ['waiting', 'timed_out', 'unknown', 'failed'] as const)
    assert.equal(stateAfter(command), 'waiting');
  assert.equal(stateAfter('rejected', 'Rejected'), 'refused');
  assert.equal(stateAfter('failed', 'NotSupported'), 'refused');
});

test('what a station took is applied once it has it, and differs where it says otherwise', () => {
  assert.equal(stateAfter('accepted', 'Accepted', true), 'applied');
  assert.equal(stateAfter('accepted', 'Accepted'), 'applied');
  assert.equal(stateAfter('accepted', 'Accepted', false), 'differs');
  assert.equal(stateAfter('accepted', 'RebootRequired', false), 'restart');
});

test('passwords are no desired settings (S-2)', () => {
  assert.ok(isSecretSetting('AuthorizationKey'));
  assert.ok(isSecretSetting('SecurityCtrlr.BasicAuthPassword'));
  assert.ok(!isSecretSetting('HeartbeatInterval'));
});
