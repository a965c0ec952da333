import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSettings, settingsTable } from './config.ts';
import { StartRefused } from './start-refused.ts';

function problemsOf(env: NodeJS.ProcessEnv, flags: string[] = []): string[] {
  try {
    readSettings(env, flags);
  } catch (error) {
    assert.ok(error instanceof StartRefused);
    assert.equal(error.exitCode, 2);
    return error.message.split('\n');
  }
  return [];
}

test('without any setting everything is served on port 8080 from ./data', () => {
  const settings = readSettings({}, []);
  assert.deepEqual(
    [settings.port, settings.ocppPort, settings.host, settings.dataDir, settings.databaseUrl, settings.demo],
    [8080, undefined, '0.0.0.0', './data', undefined, false],
  );
});

test('an empty setting counts as missing', () => {
  assert.equal(readSettings({ PORT: '', DATABASE_URL: ' ' }, []).port, 8080);
});

test('all bad settings are named at once, each with its remedy', () => {
  const problems = problemsOf({ PORT: '99999', DATABASE_URL: 'mysql://x', LOG_LEVEL: 'loud', SECRET_KEY: 'short' });
  assert.deepEqual(
    problems.map((problem) => problem.split(' ')[0]),
    ['PORT', 'DATABASE_URL', 'SECRET_KEY', 'LOG_LEVEL'],
  );
  assert.match(problems[0] ?? '', /a whole number from 0 \(any free port\) to 65535/);
});

test('a bad setting is not repeated in the message, for it may hold a password', () => {
  assert.ok(!problemsOf({ DATABASE_URL: 'http://role:hunter2@host/db' }).join().includes('hunter2'));
});

test('the demonstration listens on loopback only and keeps its own data folder (S-21)', () => {
  const settings = readSettings({}, ['--demo']);
  assert.deepEqual([settings.demo, settings.host, settings.dataDir], [true, '127.0.0.1', './data/demo']);
  assert.match(problemsOf({ HOST: '0.0.0.0' }, ['--demo'])[0] ?? '', /^HOST must be 127\.0\.0\.1/);
  assert.deepEqual(problemsOf({ HOST: '::1' }, ['--demo']), []);
});

test('an unknown flag is refused', () => {
  assert.match(problemsOf({}, ['--dmeo'])[0] ?? '', /^--dmeo is unknown/);
});

test('trusted proxies are addresses and networks, and nothing else', () => {
  const settings = readSettings({ TRUSTED_PROXIES: '10.0.0.5, 192.168.0.0/16,fd00::/8' }, []);
  assert.deepEqual(settings.trustedProxies, ['10.0.0.5', '192.168.0.0/16', 'fd00::/8']);
  for (const wrong of ['proxy', '10.0.0.0/33', '10.0.0.0/', '*', '10.0.0.1/8/8']) {
    assert.equal(problemsOf({ TRUSTED_PROXIES: wrong }).length, 1, wrong);
  }
});

test('stations have a port of their own only when it differs', () => {
  assert.equal(readSettings({ PORT: '9000', OCPP_PORT: '9000' }, []).ocppPort, undefined);
  assert.equal(readSettings({ PORT: '9000', OCPP_PORT: '9001' }, []).ocppPort, 9001);
});

test('the public address loses its trailing slash', () => {
  assert.equal(
    readSettings({ PUBLIC_URL: 'https://charging.example.com/' }, []).publicUrl,
    'https://charging.example.com',
  );
});

test('the table of settings has a line for each of them', () => {
  assert.match(settingsTable(), /\| `TRUSTED_PROXIES` \| none \|/);
  assert.equal(settingsTable().trim().split('\n').length, 12);
});
