// How a station's settings are read and changed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createConfiguration } from './configuration.ts';

test('a setting is changed and read by its key in any case', () => {
  const configuration = createConfiguration();
  assert.equal(configuration.change('heartbeatinterval', '120'), 'Accepted');
  assert.equal(configuration.number('HeartbeatInterval'), 120);
});

test('a value of the wrong kind, a fixed key and an unknown key are refused each in its own way', () => {
  const configuration = createConfiguration();
  assert.equal(configuration.change('HeartbeatInterval', 'often'), 'Rejected');
  assert.equal(configuration.change('LocalPreAuthorize', 'perhaps'), 'Rejected');
  assert.equal(configuration.change('NumberOfConnectors', '4'), 'Rejected');
  assert.equal(configuration.change('ConnectorPhaseRotation', 'x'.repeat(501)), 'Rejected');
  assert.equal(configuration.change('Colour', 'green'), 'NotSupported');
  assert.equal(configuration.change('WebSocketPingInterval', '30'), 'RebootRequired');
});

test('the password is taken and never shown', () => {
  const configuration = createConfiguration();
  assert.equal(configuration.change('AuthorizationKey', 'short'), 'Rejected');
  assert.equal(configuration.change('AuthorizationKey', '00112233445566778899'), 'Accepted');
  assert.equal(configuration.find('AuthorizationKey'), '00112233445566778899');
  assert.ok(configuration.readable().every((entry) => entry.key !== 'AuthorizationKey'));
});

test('a vendor has keys of its own', () => {
  const configuration = createConfiguration({ 'Acme.Colour': 'green', MeterValueSampleInterval: '10' });
  assert.equal(configuration.change('Acme.Colour', 'blue'), 'Accepted');
  assert.equal(configuration.number('MeterValueSampleInterval'), 10);
});
