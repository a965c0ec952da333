import assert from 'node:assert/strict';
import { test } from 'node:test';
import { limitTraitsOf, quirksOfMake } from './rules.ts';

const wallbox = { version: '1.6', vendor: 'Wall Box Chargers', model: 'PLP1', firmware: '6.7.38' };

test('a make is recognised by what it says of itself, whatever its capitals', () => {
  const names = (vendor: string | null) => quirksOfMake({ ...wallbox, vendor }).map(({ quirk }) => quirk);
  assert.deepEqual(names('Wall Box Chargers'), ['highest_stack_level', 'limit_setting']);
  assert.deepEqual(names('  WALLBOX '), ['highest_stack_level', 'limit_setting']);
  assert.deepEqual(names('Acme Wallbox'), []);
  assert.deepEqual(names(null), []);
});

test('what only stations of one version have is not thought of others', () => {
  const quirks = quirksOfMake({ ...wallbox, version: '2.0.1' });
  assert.deepEqual(quirks, [{ quirk: 'highest_stack_level', parameters: { highestStackLevel: 0 } }]);
});

test('a station without quirks is limited in every way, in their order', () => {
  assert.deepEqual(limitTraitsOf({}), {
    ways: ['station', 'point', 'setting'],
    highestStackLevel: null,
    setting: null,
  });
});

test('quirks say which ways to a limit are tried, how high profiles are stacked, and the vendor’s setting', () => {
  const traits = limitTraitsOf({
    limit_ways: { ways: ['setting', 'point'] },
    highest_stack_level: { highestStackLevel: 0 },
    limit_setting: { settingKey: 'MaxAmps', settingUnit: 'mA' },
    no_milliseconds: {},
  });
  assert.deepEqual(traits, {
    ways: ['setting', 'point'],
    highestStackLevel: 0,
    setting: { key: 'MaxAmps', unit: 'mA' },
  });
});
