import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSettings, settingsTable } from './config.ts';
import { StartRefused } from '../start-refused.ts';

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

test('mails come from a given address, else from the user of the mail server, else from the public address', () => {
  const from = (env: NodeJS.ProcessEnv) => readSettings(env, []).mailFrom;
  const withUser = { SMTP_URL: 'smtps://charging%40example.com:p%23ss@mail.example.com' };
  const withPublic = { SMTP_URL: 'smtp://relay:25', PUBLIC_URL: 'https://panel.example.com' };
  assert.equal(from({ ...withUser, MAIL_FROM: 'noreply@example.org' }), 'noreply@example.org');
  assert.equal(from(withUser), 'charging@example.com');
  assert.equal(from(withPublic), 'stationmaster@panel.example.com');
  assert.equal(from({}), 'stationmaster@localhost');
});

test('a mail server is read from its address, with the usual port and the login as it is typed', () => {
  const server = (url: string) => readSettings({ SMTP_URL: url, MAIL_FROM: 'a@example.org' }, []).mailServer;
  assert.deepEqual(server('smtps://me%40example.com:p%23%3A%25s@mail.example.com'), {
    host: 'mail.example.com',
    port: 465,
    isEncrypted: true,
    isOnThisMachine: false,
    login: { user: 'me@example.com', password: 'p#:%s' },
  });
  assert.deepEqual([server('smtp://relay')?.port, server('smtp://u:p@relay')?.port], [25, 587]);
  const local = server('smtp://[::1]:2525');
  assert.deepEqual([local?.host, local?.port, local?.isOnThisMachine, local?.login], ['::1', 2525, true, undefined]);
});

test('a mail server without an address to send from is refused, and so is one that cannot be read', () => {
  for (const more of [{}, { PUBLIC_URL: 'http://192.168.0.7:8080' }, { PUBLIC_URL: 'http://localhost:8080' }])
    assert.match(
      problemsOf({ SMTP_URL: 'smtp://relay:25', ...more }).join(),
      /^MAIL_FROM is needed with this SMTP_URL/,
    );
  const from = { MAIL_FROM: 'noreply@example.org' };
  for (const wrong of [
    'http://relay',
    'smtp://',
    'relay:25',
    'smtp://u:p#x@relay',
    'smtp://u:5%@relay',
    'smtp://u:%ff@relay',
    'smtp://u@relay',
  ])
    assert.match(problemsOf({ SMTP_URL: wrong, ...from }).join(), /^SMTP_URL is not usable\. It takes smtp:/, wrong);
  assert.match(problemsOf({ MAIL_FROM: 'Charging <a@example.org>' }).join(), /^MAIL_FROM is not usable/);
});

test('the table of settings has a line for each of them', () => {
  assert.match(settingsTable(), /\| `TRUSTED_PROXIES` \| none \|/);
  assert.equal(settingsTable().trim().split('\n').length, 26);
});

test('TLS for stations needs certificate and key, and a port of its own', () => {
  const files = { TLS_CERTIFICATE: '/etc/cert.pem', TLS_KEY: '/etc/key.pem' };
  assert.deepEqual(readSettings(files, []).tls, {
    port: 8443,
    certificateFile: '/etc/cert.pem',
    keyFile: '/etc/key.pem',
  });
  assert.equal(readSettings({}, []).tls, undefined);
  assert.match(problemsOf({ TLS_CERTIFICATE: '/etc/cert.pem' }).join(), /^TLS_KEY is missing/);
  assert.match(problemsOf({ TLS_PORT: '8443' }).join(), /TLS_CERTIFICATE is missing.*TLS_KEY is missing/);
  assert.match(problemsOf({ ...files, PORT: '8443' }).join(), /^TLS_PORT is not usable.*another than PORT/);
});

test('a header with certificates is believed of named proxies only', () => {
  const header = { CLIENT_CERTIFICATE_HEADER: 'X-Client-Certificate' };
  assert.match(problemsOf(header).join(), /TRUSTED_PROXIES/);
  assert.equal(readSettings({ ...header, TRUSTED_PROXIES: '10.0.0.5' }, []).certificateHeader, 'x-client-certificate');
});

test('a bus is read from its address, with the usual port, the login as it is typed, and several servers', () => {
  const nats = (url: string) => readSettings({ NATS_URL: url }, []).nats;
  assert.deepEqual(nats('nats://10.0.0.5'), { servers: ['10.0.0.5:4222'] });
  assert.deepEqual(nats('tls://house:p%23ss@bus-1.example.com:4333, tls://bus-2.example.com'), {
    servers: ['bus-1.example.com:4333', 'bus-2.example.com:4222'],
    user: 'house',
    pass: 'p#ss',
    tls: {},
  });
  assert.deepEqual(nats('nats://s3cret@[::1]:4222'), { servers: ['[::1]:4222'], token: 's3cret' });
  for (const wrong of ['10.0.0.5:4222', 'http://bus', 'nats://', 'nats://a,', 'nats://u:p#x@bus', 'nats://u:5%@bus']) {
    const problems = problemsOf({ NATS_URL: wrong });
    assert.match(problems.join(), /^NATS_URL is not usable/, wrong);
  }
});

test('a node has a name that logs and labels can carry', () => {
  assert.equal(readSettings({ NODE_NAME: 'node-1.example.com:8080' }, []).nodeName, 'node-1.example.com:8080');
  assert.match(problemsOf({ NODE_NAME: 'two words' }).join(), /^NODE_NAME is not usable/);
});
