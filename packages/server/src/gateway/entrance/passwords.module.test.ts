import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { setProof } from '../../stations/proof/proof.ts';
import type { NewProof } from '../../stations/wire.ts';
import { dialects, type Dialect } from '../../testing/dialects.ts';
import { connectRawStation, type RawStation } from '../../testing/gateway/raw-station.ts';
import {
  admin,
  secretKey,
  startStoredGateway,
  stationPassword,
  type StoredGateway,
} from '../../testing/gateway/stored-gateway.ts';

type Words = { read(payload: unknown): { name: string; password: string }; answer(status: string): object };

const words16: Words = {
  read: (payload) => {
    const { key, value } = payload as { key: string; value: string };
    return { name: key, password: value };
  },
  answer: (status) => ({ status }),
};

const words2: Words = {
  read: (payload) => {
    type Named = { name: string };
    type Data = { component: Named; variable: Named; attributeValue: string };
    const [data] = (payload as { setVariableData: [Data] }).setVariableData;
    return { name: `${data.component.name}.${data.variable.name}`, password: data.attributeValue };
  },
  answer: (attributeStatus) => ({
    setVariableResult: [
      { attributeStatus, component: { name: 'SecurityCtrlr' }, variable: { name: 'BasicAuthPassword' } },
    ],
  }),
};

/** How each version is told its password, and says what becomes of it. */
const words = { '1.6': words16, '2.0.1': words2, '2.1': words2 };
const variable = 'SecurityCtrlr.BasicAuthPassword';
const names = { '1.6': 'AuthorizationKey', '2.0.1': variable, '2.1': variable };

describe('the password of a station', () => {
  let house: StoredGateway;
  before(async () => {
    house = await startStoredGateway();
  });
  after(() => house.stop());

  const idOf = async (identifier: string) => {
    const [row] = await house.rows<{ id: string }>('select id from stations where identifier = $1', [identifier]);
    return Number(row?.id);
  };

  async function set(identifier: string, asked: NewProof): Promise<string | null> {
    const stationId = await idOf(identifier);
    const keys = { secretKey, random: randomBytes, now: new Date() };
    const password = await house.doors.withTenant(1, (tx) => setProof(tx, keys, admin, { ...asked, stationId }));
    house.bus.ring(stationId);
    return password;
  }

  const connect = (identifier: string, { subprotocol }: Dialect, password?: string | Buffer): Promise<RawStation> =>
    connectRawStation(house.port, {
      path: `/ocpp/acme/${identifier}`,
      subprotocols: [subprotocol],
      ...(password !== undefined && { credentials: { user: identifier, password } }),
    });
  const isRefused = (station: Promise<RawStation>) => assert.rejects(station, /401/);

  /** Takes the password that it is sent, and answers with this status. */
  async function take(station: RawStation, { version }: Dialect, status: string): Promise<string> {
    const [, id, , payload] = JSON.parse(await station.next()) as [number, string, string, unknown];
    const { name, password } = words[version].read(payload);
    assert.equal(name, names[version]);
    station.send(JSON.stringify([3, id, words[version].answer(status)]));
    return password;
  }

  const isAccepted = (identifier: string) =>
    house.rowOnceThere(
      `select 1 from password_changes n join stations s on s.id = n.station_id
       where s.identifier = $1 and n.accepted_at is not null`,
      [identifier],
    );
  const hasEnded = (identifier: string, status: string) =>
    house.rowOnceThere(
      `select 1 from commands c join stations s on s.id = c.station_id
       where s.identifier = $1 and c.intent = 'setPassword' and c.status = $2`,
      [identifier, status],
    );

  for (const [index, dialect] of dialects.entries()) {
    const identifier = `ST-${index + 1}`;
    const { version } = dialect;

    test(`is given at the first contact with ${version}, and demanded from then on (S-1)`, async () => {
      await set(identifier, { proof: 'first_contact' });
      const station = await connect(identifier, dialect);
      await station.call(...dialect.boot);
      const password = await take(station, dialect, 'Accepted');
      assert.match(password, /^[0-9a-f]{40}$/);
      await isAccepted(identifier);
      await station.leave();
      await isRefused(connect(identifier, dialect));
      await isRefused(connect(identifier, dialect, stationPassword));
      await (await connect(identifier, dialect, password)).leave();
      await (await connect(identifier, dialect, Buffer.from(password, 'hex'))).leave();
    });

    test(`is changed over ${version}: the old one dies when the new one was accepted, and not before (S-5)`, async () => {
      const name = `ST-${index + 1 + dialects.length}`;
      const old = String(await set(name, { proof: 'password', password: 'a password of old' }));
      let station = await connect(name, dialect, old);
      await station.call(...dialect.boot);
      await set(name, { proof: 'password', send: true });
      await take(station, dialect, 'Rejected');
      await hasEnded(name, 'Rejected');
      await station.leave();
      await isRefused(connect(name, dialect, stationPassword));
      // Each return is asked again.
      station = await connect(name, dialect, old);
      const password = await take(station, dialect, 'Accepted');
      await isAccepted(name);
      await station.leave();
      await isRefused(connect(name, dialect, old));
      await (await connect(name, dialect, password)).leave();
    });
  }

  test('that was taken holds though its answer was lost: who comes with the new one ends the old one (S-5)', async () => {
    const [dialect] = dialects as [Dialect];
    const station = await connect('ST-8', dialect, stationPassword);
    await station.call(...dialect.boot);
    await set('ST-8', { proof: 'password', send: true });
    const password = await take(station, dialect, 'RebootRequired');
    await hasEnded('ST-8', 'RebootRequired');
    await station.leave();
    const again = await connect('ST-8', dialect, password);
    await isAccepted('ST-8');
    await isRefused(connect('ST-8', dialect, stationPassword));
    await again.leave();
  });

  test('that is typed in leaves the old one until the station has shown it (S-5)', async () => {
    const [dialect] = dialects as [Dialect];
    const password = String(await set('ST-9', { proof: 'password' }));
    await (await connect('ST-9', dialect, stationPassword)).leave();
    const station = await connect('ST-9', dialect, password);
    await isAccepted('ST-9');
    await isRefused(connect('ST-9', dialect, stationPassword));
    await station.leave();
  });

  test('demanded of a station that came in without ends its connection (S-1)', async () => {
    const [dialect] = dialects as [Dialect];
    const station = await connect('OPEN', dialect);
    await house.rowOnceThere(
      "select 1 from station_state t join stations s on s.id = t.station_id where identifier = 'OPEN' and connected",
    );
    const password = String(await set('OPEN', { proof: 'password' }));
    assert.equal(await station.closed, 1008);
    await isRefused(connect('OPEN', dialect));
    await (await connect('OPEN', dialect, password)).leave();
    await set('OPEN', { proof: 'none' });
    await (await connect('OPEN', dialect)).leave();
  });

  test('that is sent lies nowhere in the database, nor in the audit log (S-2)', async () => {
    const rows = await house.rows<{ said: string }>(
      `select arguments::text as said from commands where intent = 'setPassword'
       union all select concat(before::text, after::text) from audit_entries where action = 'station.set_proof'`,
    );
    assert.ok(rows.length > 8);
    for (const { said } of rows)
      assert.match(said, /^\{("seed": "[0-9a-f]{40}", "intent": "setPassword"|"proof": .*)\}$/);
  });
});
