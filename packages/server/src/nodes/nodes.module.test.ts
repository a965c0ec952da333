import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { Client } from 'pg';
import { openDoors, type Doors, type IngestTx } from '../db/doors.ts';
import { createManualClock } from '../testing/manual-clock.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { enterAsNode, keepLease, type Lease } from './nodes.ts';
import { deleteDead } from './queries.ts';

describe('nodes on one database (R-5)', () => {
  let database: TestDatabase;
  let admin: Client;
  let doors: Doors;
  let ownDoors: Doors;
  let takenUp: number;
  let isRefused: boolean;
  const leases: Lease[] = [];

  before(async () => {
    database = await createTestDatabase();
    admin = new Client(database.adminUrl);
    await admin.connect();
    const connection = database.connection;
    const parts = { connection, publish: () => undefined, onPoolError: (error: Error) => assert.fail(error) };
    [doors, ownDoors] = [openDoors({ ...parts, poolSize: 1 }), openDoors(parts)];
  });
  after(async () => {
    await Promise.all([doors.close(), ownDoors.close()]);
    await admin.end();
    await database.drop();
  });
  beforeEach(async () => {
    for (const lease of leases.splice(0)) await lease.stop();
    takenUp = 0;
    isRefused = false;
  });

  async function takeUp(tx: IngestTx): Promise<void> {
    if (isRefused) throw new Error('refused');
    takenUp += 1;
    await tx.query('select 1');
  }

  async function enter(name: string, { isAlone = false, isJoined = false } = {}) {
    const node = { doors, name, takeUp };
    const id = await enterAsNode({ ...node, isAlone });
    const seen = { lost: 0, dead: [] as string[], apart: 0 };
    const lease = keepLease({
      ...node,
      id,
      ownDoors,
      clock: createManualClock(),
      isJoined: () => isJoined,
      onLost: () => (seen.lost += 1),
      onDead: (names) => seen.dead.push(...names),
      onApart: () => (seen.apart += 1),
      onFault: (error) => assert.fail(String(error)),
    });
    leases.push(lease);
    return { id, seen, lease };
  }

  const namesThere = async () =>
    (await admin.query<{ name: string }>('select name from nodes order by id')).rows.map(({ name }) => name);

  /** As if it had last been heard, or always been on time, so long ago. */
  const age = (name: string, column: 'renewed_at' | 'steady_since', seconds: number) =>
    admin.query(`update nodes set ${column} = now() - make_interval(secs => $2) where name = $1`, [name, seconds]);

  test('a node that starts again takes up at once what its former life held, and nothing of the others', async () => {
    await enter('a');
    await enter('b');
    takenUp = 0;
    await enter('a');
    assert.deepEqual(await namesThere(), ['b', 'a']);
    assert.equal(takenUp, 1);
  });

  test('a node with a database of its own waits for no lease of another life, whatever its name was', async () => {
    await enter('yesterday');
    await enter('today', { isAlone: true });
    assert.deepEqual(await namesThere(), ['today']);
  });

  test('who is not heard for twenty seconds is dead, and one of the others takes up what it left', async () => {
    const [a] = [await enter('a'), await enter('b'), await enter('c')];
    await age('a', 'steady_since', 60);
    await age('b', 'renewed_at', 21);
    await age('c', 'renewed_at', 15);
    takenUp = 0;
    await a.lease.settle();
    assert.deepEqual([a.seen.dead, takenUp, a.lease.nodes()], [['b'], 1, 2]);
    await a.lease.settle();
    assert.equal(takenUp, 1, 'once');
  });

  const hasRenewed = async (name: string) =>
    (await admin.query("select from nodes where name = $1 and renewed_at > now() - interval '10 seconds'", [name]))
      .rowCount === 1;

  test('a lease is renewed although what a dead node has left cannot be taken up, which is tried again', async () => {
    const [a] = [await enter('a'), await enter('b')];
    await age('a', 'steady_since', 60);
    await age('a', 'renewed_at', 15);
    await age('b', 'renewed_at', 21);
    isRefused = true;
    await assert.rejects(a.lease.settle(), /refused/);
    assert.deepEqual([await hasRenewed('a'), await namesThere()], [true, ['a', 'b']]);
    isRefused = false;
    await a.lease.settle();
    assert.deepEqual(a.seen.dead, ['b']);
  });

  test('a lease is renewed while operators hold all connections for themselves', async () => {
    const { lease } = await enter('a');
    await age('a', 'renewed_at', 15);
    const free = Promise.withResolvers<void>();
    const operators = doors.withIngest(() => free.promise);
    const settled = lease.settle();
    while (!(await hasRenewed('a')));
    free.resolve();
    await Promise.all([operators, settled]);
  });

  test('who is late itself calls nobody dead before its own lease is renewed', async () => {
    const [a] = [await enter('a'), await enter('b')];
    for (const name of ['a', 'b']) {
      await age(name, 'steady_since', 600);
      await age(name, 'renewed_at', 300);
    }
    assert.deepEqual(await doors.withIngest((tx) => deleteDead(tx, a.id)), []);
  });

  test('after the database was away, whoever comes first calls nobody dead who was only late like itself', async () => {
    const [a, b] = [await enter('a'), await enter('b')];
    for (const name of ['a', 'b']) {
      await age(name, 'steady_since', 600);
      await age(name, 'renewed_at', 300);
    }
    await a.lease.settle();
    await b.lease.settle();
    assert.deepEqual(
      [a.seen, b.seen].map(({ lost, dead }) => [lost, dead]),
      [
        [0, []],
        [0, []],
      ],
    );
  });

  test('a node that was called dead and lives is told so, and goes on under its number', async () => {
    const { id, seen, lease } = await enter('a');
    await admin.query('delete from nodes');
    await lease.settle();
    assert.equal(seen.lost, 1);
    const { rows } = await admin.query<{ id: string }>('select id from nodes');
    assert.deepEqual(rows, [{ id: String(id) }]);
    await lease.settle();
    assert.equal(seen.lost, 1);
  });

  test('nodes that no bus joins are told so again and again, a node by itself and joined ones never', async () => {
    const alone = await enter('a');
    await alone.lease.settle();
    assert.equal(alone.seen.apart, 0, 'nobody is there to be heard');
    const other = await enter('b', { isJoined: true });
    for (let round = 0; round < 4; round += 1) await other.lease.settle();
    assert.equal(other.seen.apart, 2, 'a is not on the bus');
    const third = await enter('a', { isJoined: true });
    await third.lease.settle();
    await other.lease.settle();
    assert.deepEqual([third.seen.apart, other.seen.apart], [0, 2]);
  });

  test('a node that ends in order leaves nothing for others to wait for', async () => {
    const { lease } = await enter('a');
    takenUp = 0;
    await lease.stop();
    leases.length = 0;
    assert.deepEqual([await namesThere(), takenUp], [[], 1]);
  });
});
