// The server is asked to end while stations are at work: what is in flight is answered, and stations know to come back.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { after, test } from 'node:test';
import type { TestContext } from 'node:test';
import { Client } from 'pg';
import { adminUrlOf } from '../testing/audit/stored.ts';
import { openWire } from '../testing/audit/wire.ts';
import type { Wire } from '../testing/audit/wire.ts';
import { startAuditedInstallation } from '../testing/audited-installation.ts';
import { startInstallation } from '../testing/installation.ts';

const deep = process.env['DEEP'] === '1';
const restarts = deep ? 100 : 2;
const serviceRestart = 1012;

test('a restart under load: stations meet 1012, the exit code is 0, nothing is lost or double (R-4)', async (t) => {
  const { house, fleet, random, audit } = await startAuditedInstallation(t, { stations: 10 });
  for (let nth = 0; nth < restarts; nth += 1) {
    await fleet.everyone('acknowledged', 20_000);
    await fleet.atMessage(1 + Math.floor(random() * 600));
    house.server.signal(nth % 2 === 0 ? 'SIGTERM' : 'SIGINT');
    assert.equal(await house.server.ended, 0, house.server.output());
    await house.startAgain();
  }
  assert.deepEqual(new Set(fleet.takeCloses()), new Set([serviceRestart]));
  await audit();
});

const house = await startInstallation({ after });
const address = await house.addStation('BUSY', 'CARD-1');

test('a call in flight is answered before the server ends (R-4)', async (t) => {
  const { wire, closed } = await openStation();
  const { blocker, inFlight } = await blockSessions(t);
  const answered = wire.call('StartTransaction', start());
  await inFlight();
  house.server.signal('SIGINT');
  await house.server.said(/Stopping/);
  await blocker.query('rollback');
  const answer = await answered;
  assert.deepEqual(answer['idTagInfo'], { status: 'Accepted' });
  assert.equal(await closed, serviceRestart);
  await blocker.end();
  assert.equal(await house.server.ended, 0);
});

test('a second Ctrl-C ends the server at once, whatever is still in flight (R-4)', async (t) => {
  await house.startAgain();
  const { wire } = await openStation();
  const { inFlight } = await blockSessions(t);
  wire.call('StartTransaction', start()).catch(() => undefined);
  await inFlight();
  house.server.signal('SIGINT');
  await house.server.said(/Stopping/);
  // npm passes the terminal's signal on once more, so only a later one counts: whoever is impatient presses again.
  const pressing = setInterval(() => house.server.signal('SIGINT'), 100);
  t.after(() => clearInterval(pressing));
  assert.equal(await house.server.ended, 1);
});

test('neither an open panel nor who connects and falls silent keeps the server from ending (R-4)', async (t) => {
  const { port, url } = await house.startAgain();
  const panel = await house.operator.open('/live');
  for (const words of [
    '',
    'GET / HTTP/1.1\r\n',
    `GET /ocpp/kill-tests/BUSY HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\n`,
  ]) {
    const silent = connect(port, '127.0.0.1');
    t.after(() => silent.destroy());
    silent.on('error', () => undefined);
    await once(silent, 'connect');
    silent.write(words);
  }
  // Answered after what came before it.
  await fetch(`${url}/healthz`);
  assert.equal(await house.server.interrupt(), 0);
  await panel.text();
});

const start = () => ({ connectorId: 1, idTag: 'CARD-1', timestamp: new Date().toISOString(), meterStart: 100 });

async function openStation(): Promise<{ wire: Wire; closed: Promise<number> }> {
  const { promise: closed, resolve } = Promise.withResolvers<number>();
  const wire = await openWire(address, resolve);
  await wire.call('BootNotification', { chargePointVendor: 'Test', chargePointModel: 'Test' });
  return { wire, closed };
}

/** Lets sessions be read and not written until it rolls back; `inFlight` resolves when the server's writer waits for that. */
async function blockSessions(t: TestContext) {
  const blocker = new Client({ connectionString: adminUrlOf(house.dataDir) });
  blocker.on('error', () => undefined);
  await blocker.connect();
  t.after(() => blocker.end().catch(() => undefined));
  await blocker.query('begin');
  await blocker.query('lock table sessions in exclusive mode');
  const waiting = "select from pg_locks where not granted and relation = 'sessions'::regclass";
  async function inFlight(): Promise<void> {
    while ((await blocker.query(waiting)).rowCount === 0) continue;
  }
  return { blocker, inFlight };
}
