// What the command line takes and how it refuses.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BadOption, readCommandLine, readPasswords } from './command-line.ts';

const url = 'ws://localhost:8080/ocpp/acme';

test('an address is enough; the rest has defaults', () => {
  const read = readCommandLine(['--url', url]);
  assert.ok(read !== 'help');
  assert.deepEqual(
    {
      version: read.version,
      stations: read.stations,
      points: read.points,
      scenario: read.scenario,
      tokens: read.tokens,
      speed: read.speed,
    },
    { version: '1.6', stations: 1, points: 2, scenario: 'steady', tokens: ['SIM-TOKEN-1', 'SIM-TOKEN-2'], speed: 1 },
  );
});

test('tokens and quirks may be repeated', () => {
  const repeated = ['--token', 'A', '--token', 'B', '--quirk', 'clock-1970', '--quirk', 'repeats-start'];
  const read = readCommandLine(['--url', url, ...repeated]);
  assert.ok(read !== 'help');
  assert.deepEqual(read.tokens, ['A', 'B']);
  assert.deepEqual(read.quirks, ['clock-1970', 'repeats-start']);
});

test('a bad option is refused in a sentence that names it', () => {
  const refusals: [string[], RegExp][] = [
    [[], /--url is needed/],
    [['--url', 'http://localhost'], /--url .* ws:\/\//],
    [['--url', url, '--stations', 'many'], /--stations .* "many"/],
    [['--url', url, '--scenario', 'night'], /--scenario .* day, steady, storm/],
    [['--url', url, '--quirk', 'odd'], /--quirk .* clock-1970/],
    [['--url', url, '--ocpp', '2.0'], /--ocpp .* 1\.6, 2\.0\.1/],
    [['--url', url, '--quirk', 'sequence-always-0'], /--quirk .* in 1\.6/],
    [['--url', url, '--ocpp', '2.0.1', '--quirk', 'stop-with-transaction-0'], /--quirk .* in 2\.0\.1/],
    [['--url', url, '--speed', '0'], /--speed/],
    [['--url', url, '--colour', 'green'], /colour/],
    [['--url', url, '--token', 'x'.repeat(21)], /--token/],
    [['--url', url, '--password', 'a', '--passwords', 'b'], /not both/],
    [['--url', url, '--ca', 'ca.pem'], /wss:/],
  ];
  for (const [args, message] of refusals) {
    assert.throws(
      () => readCommandLine(args),
      (error) => error instanceof BadOption && message.test(error.message),
    );
  }
});

test('passwords come one a line, and may hold colons', () => {
  assert.deepEqual(
    [...readPasswords('# demo\nSIM-0001:a:b\n\nSIM-0002:c\r\n')],
    [
      ['SIM-0001', 'a:b'],
      ['SIM-0002', 'c'],
    ],
  );
  assert.throws(() => readPasswords('SIM-0001 secret'), BadOption);
});
