import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Organization } from '../../api/contract.ts';
import { editOf, forever, heartbeatChoices, keptChoices, startOf } from './settings-form.ts';

const organization: Organization = {
  name: 'ACME',
  slug: 'acme',
  timeZone: 'Europe/Helsinki',
  freeCharging: false,
  severalSessionsPerToken: false,
  driversWithoutRights: 'nowhere',
  heartbeatSeconds: 300,
  eventsKeptDays: null,
  secondFactorDemanded: false,
  supportAddress: null,
  version: 4,
  editable: true,
  rebuild: null,
};

test('what nobody changed is sent as it came', () => {
  const { slug: _slug, version, editable: _editable, rebuild: _rebuild, ...settings } = organization;
  const start = startOf(organization);
  assert.equal(start.version, version);
  assert.deepEqual(editOf(start.values), settings);
});

test('a number of days and an address are sent as such, blanks as none', () => {
  const { values } = startOf({ ...organization, eventsKeptDays: 90, supportAddress: 'help@example.com' });
  assert.deepEqual([values.eventsKeptDays, values.supportAddress], ['90', 'help@example.com']);
  assert.equal(editOf(values).eventsKeptDays, 90);
  assert.equal(editOf({ ...values, supportAddress: '  ' }).supportAddress, null);
});

test('a value that is none of the usual ones can be kept, and stands in its order', () => {
  assert.deepEqual(heartbeatChoices('120').slice(0, 3), ['60', '120', '300']);
  assert.equal(heartbeatChoices('300').length, 6);
  assert.equal(keptChoices('30')[0], '30');
  assert.equal(keptChoices(forever).at(-1), forever);
});
