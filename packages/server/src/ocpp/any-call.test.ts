import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { anyAnswer } from './any-call.ts';
import { protocolOfVersion, stationCalls } from './versions.ts';

const context = { number: 17, transaction: null, limits: {}, newPassword: null, fileAddress: '' };

for (const version of ['1.6', '2.0.1', '2.1']) {
  describe(`what stations of ${version} can be asked`, () => {
    test('is every action that a central system calls, each as somebody wrote it', () => {
      const protocol = protocolOfVersion(version);
      assert.ok(protocol);
      const listed = stationCalls.list(version);
      assert.deepEqual(listed.map(({ action }) => action).sort(), [...protocol.table.toStation].sort());
      for (const { action, outline: payload } of listed) {
        assert.deepEqual(protocol.callsFor({ intent: 'sendCall', action, payload }, context), [{ action, payload }]);
      }
    });

    test('is nothing that only stations say, and nothing against the standard', () => {
      const fault = (action: string, payload: object) => stationCalls.faultIn(version, { action, payload });
      assert.match(fault('BootNotification', {}) ?? '', /are not asked BootNotification/);
      assert.match(fault('toString', {}) ?? '', /are not asked/);
      assert.match(fault('Reset', {}) ?? '', /^The request must have required property 'type'$/);
      assert.equal(fault('ClearCache', {}), undefined);
      const protocol = protocolOfVersion(version);
      const stray = { intent: 'sendCall', action: 'BootNotification', payload: {} } as const;
      assert.equal(protocol?.callsFor(stray, context), 'unsupported');
    });

    test('is answered with all that the station says, but for secrets', () => {
      const answer = { status: 'Accepted', configurationKey: [{ key: 'AuthorizationKey', value: 'secret' }] };
      const end = protocolOfVersion(version)?.commandAnswer({ intent: 'sendCall', action: 'X', payload: {} }, answer);
      assert.deepEqual([end?.state, end?.status, end?.settings], ['accepted', 'Accepted', []]);
      assert.match(end?.detail ?? '', /"key":"AuthorizationKey","value":"••••"/);
    });
  });
}

test('an answer without a status is no refusal, another word than yes is one, and none is endless', () => {
  assert.deepEqual(anyAnswer({}), { state: 'accepted', status: null, detail: '{}', settings: [] });
  assert.deepEqual([anyAnswer({ status: 'NotSupported' }).state], ['rejected']);
  assert.equal(anyAnswer({ data: 'x'.repeat(20_000) }).detail?.length, 10_001);
});

test('a version that is not spoken can be asked nothing', () => {
  assert.deepEqual(stationCalls.list('1.5'), []);
  assert.match(stationCalls.faultIn('1.5', { action: 'Reset', payload: {} }) ?? '', /are not asked/);
});
