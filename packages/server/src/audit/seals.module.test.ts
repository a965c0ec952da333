import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { Client } from 'pg';
import { openDoors, type Doors } from '../db/doors.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { createManualClock } from '../testing/manual-clock.ts';
import { recordAudit } from './audit.ts';
import { startSealer, type Sealer } from './sealer.ts';
import { verifySeals } from './verify.ts';

const secretKey = 'a secret of tests';
const actor = { operatorId: null, name: 'alpha', address: '192.0.2.1' };

describe('the seals of the audit log', () => {
  let database: TestDatabase;
  let owner: Client;
  let doors: Doors;
  let organizationId = 0;

  before(async () => {
    database = await createTestDatabase();
    owner = new Client(database.ownerUrl);
    await owner.connect();
    doors = openDoors({
      connection: database.connection,
      publish: () => undefined,
      onPoolError: (error) => assert.fail(error),
    });
  });
  after(async () => {
    await doors.close();
    await owner.end();
    await database.drop();
  });
  /** An organization of its own for each test, since chains cannot be taken back. */
  beforeEach(async () => {
    organizationId = await makeOrganization();
  });

  async function makeOrganization(): Promise<number> {
    const { rows } = await owner.query<{ id: string }>(
      "insert into organizations (slug, name) values ('o-' || currval('organizations_id_seq'::regclass), 'ACME') returning id",
    );
    return Number(rows[0]?.id);
  }

  const note = (action: string, into = organizationId) =>
    doors.withTenant(into, (tx) => recordAudit(tx, actor, { action, before: { a: 1 }, after: { a: 2, b: 'ä' } }));
  const verify = () => verifySeals({ doors, secretKey }, organizationId);
  const asOwner = (text: string) => owner.query(text, [organizationId]);

  /** One on a clock that stands still: it seals when it is told to. */
  async function withSealer<T>(use: (sealer: Sealer) => Promise<T>): Promise<T> {
    const onFault = (error: unknown) => assert.fail(String(error));
    const sealer = startSealer({ doors, clock: createManualClock(new Date()), secretKey, onFault });
    try {
      return await use(sealer);
    } finally {
      await sealer.stop();
    }
  }
  const seal = () => withSealer((sealer) => sealer.settle());

  async function sealedIds(): Promise<number[]> {
    const { rows } = await asOwner('select unnest(entry_ids)::int as id from audit_seals where organization_id = $1');
    return rows.map(({ id }: { id: number }) => id);
  }
  async function entryIds(): Promise<number[]> {
    const { rows } = await asOwner('select id::int from audit_entries where organization_id = $1 order by id');
    return rows.map(({ id }: { id: number }) => id);
  }
  async function makeThreeSeals(): Promise<number[]> {
    for (const action of ['one', 'two', 'three']) {
      await note(action);
      await note(`${action} again`);
      await seal();
    }
    return entryIds();
  }

  test('what was committed is sealed once, in a chain for each organization (S-19)', async () => {
    const other = await makeOrganization();
    await note('one');
    await note('elsewhere', other);
    assert.equal((await verify()).unsealed, 1);
    await seal();
    await note('two');
    await seal();
    await seal();
    const { head, ...verdict } = await verify();
    assert.deepEqual(verdict, { broken: undefined, seals: 2, entries: 2, erased: 0, unsealed: 0 });
    assert.match(head?.hash ?? '', /^[0-9a-f]{64}$/);
    assert.deepEqual(await sealedIds(), await entryIds());
    assert.equal((await verifySeals({ doors, secretKey }, other)).seals, 1);
  });

  test('the tick of a second seals, and the end seals what is left (S-19)', async () => {
    const clock = createManualClock(new Date());
    const sealer = startSealer({ doors, clock, secretKey, onFault: (error) => assert.fail(String(error)) });
    await note('one');
    clock.advance(1_000);
    await sealer.settle();
    assert.equal((await verify()).seals, 1);
    await note('two');
    await sealer.stop();
    assert.equal((await verify()).seals, 2);
    assert.equal(clock.pendingTimers, 0);
  });

  test('an entry that commits after a later one was sealed is sealed too, and no entry twice (S-19)', async () => {
    const early = Promise.withResolvers<void>();
    const isWritten = Promise.withResolvers<void>();
    const slow = doors.withTenant(organizationId, async (tx) => {
      await recordAudit(tx, actor, { action: 'slow' });
      isWritten.resolve();
      await early.promise;
    });
    await isWritten.promise;
    await note('quick');
    await seal();
    const [quickId = 0, ...others] = await sealedIds();
    assert.deepEqual(others, []);
    early.resolve();
    await slow;
    assert.equal((await verify()).unsealed, 1);
    await seal();
    // The late one has the lower id.
    assert.deepEqual(await sealedIds(), [quickId, quickId - 1]);
    const { broken, seals, entries, unsealed } = await verify();
    assert.deepEqual({ broken, seals, entries, unsealed }, { broken: undefined, seals: 2, entries: 2, unsealed: 0 });
  });

  test('what is taken back waits for no seal (S-19)', async () => {
    const taken = doors.withTenant(organizationId, async (tx) => {
      await recordAudit(tx, actor, { action: 'one' });
      throw new Error('taken back');
    });
    await assert.rejects(taken, /taken back/);
    await seal();
    assert.deepEqual(await verify(), {
      broken: undefined,
      seals: 0,
      entries: 0,
      erased: 0,
      unsealed: 0,
      head: undefined,
    });
  });

  test('two that seal while entries come in make one chain, with each entry in it once (S-19, R-5)', async () => {
    const noting = Promise.all(Array.from({ length: 40 }, (_, place) => note(`at once ${place}`)));
    await withSealer((one) =>
      withSealer(async (other) => {
        for (let round = 0; round < 8; round += 1) await Promise.all([one.settle(), other.settle()]);
        await noting;
        await one.settle();
      }),
    );
    const { broken, entries, unsealed } = await verify();
    assert.deepEqual({ broken, entries, unsealed }, { broken: undefined, entries: 40, unsealed: 0 });
    assert.deepEqual(
      (await sealedIds()).toSorted((a, b) => a - b),
      await entryIds(),
    );
  });

  test('more than one seal takes go into as many as it needs, at once (S-19)', async () => {
    await asOwner(
      `insert into audit_entries (organization_id, actor, action) select $1::bigint, 'alpha', 'many' from generate_series(1, 1001)`,
    );
    await seal();
    const { broken, seals, entries } = await verify();
    assert.deepEqual({ broken, seals, entries }, { broken: undefined, seals: 3, entries: 1001 });
  });

  const tampered: [what: string, how: string, told: (ids: number[]) => RegExp][] = [
    [
      'a changed entry',
      "update audit_entries set actor = 'nobody' where organization_id = $1 and action = 'two'",
      (ids) => new RegExp(`^Entry ${ids[2]}, sealed by seal 2 on .*, was changed\\.$`),
    ],
    [
      'an entry moved by a microsecond',
      "update audit_entries set at = at + interval '1 microsecond' where organization_id = $1 and action = 'one again'",
      (ids) => new RegExp(`^Entry ${ids[1]}, sealed by seal 1 `),
    ],
    [
      'a deleted entry',
      "delete from audit_entries where organization_id = $1 and action = 'two again'",
      (ids) => new RegExp(`^Entry ${ids[3]}, sealed by seal 2, is missing\\.$`),
    ],
    [
      'a deleted seal',
      'delete from audit_seals where organization_id = $1 and number = 2',
      () => /^Seal 2 is missing\.$/,
    ],
    [
      'a deleted last seal',
      'delete from audit_seals where organization_id = $1 and number = 3',
      (ids) => new RegExp(`^Entry ${ids[4]} is in no seal and waits for none\\.$`),
    ],
    [
      'a changed seal',
      "update audit_seals set sealed_at = sealed_at - interval '1 day' where organization_id = $1 and number = 1",
      () => /^Seal 1 was changed\.$/,
    ],
    [
      'an entry that was slipped in',
      "insert into audit_entries (organization_id, actor, action) values ($1, 'alpha', 'slipped in')",
      (ids) => new RegExp(`^Entry ${ids.at(-1)! + 1} is in no seal and waits for none\\.$`),
    ],
  ];
  for (const [what, how, told] of tampered) {
    test(`${what} is found, and the first such is named (S-19)`, async () => {
      const ids = await makeThreeSeals();
      assert.equal((await verify()).broken, undefined);
      await asOwner(how);
      // Who slips something in takes it off the list of those that wait.
      await asOwner('delete from unsealed_entries where organization_id = $1');
      assert.match((await verify()).broken ?? 'nothing', told(ids));
    });
  }

  test('a log that was cut short together with its seals is found by whoever kept the last seal (S-19)', async () => {
    await makeThreeSeals();
    const { head } = await verify();
    await asOwner(
      'delete from audit_entries where organization_id = $1 and id in (select unnest(entry_ids) from audit_seals where number = 3)',
    );
    await asOwner('delete from audit_seals where organization_id = $1 and number = 3');
    assert.equal((await verify()).broken, undefined);
    const kept = (known: typeof head) => verifySeals({ doors, secretKey }, organizationId, known);
    assert.equal((await kept(head)).broken, 'Seal 3 is missing.');
    await note('another');
    await seal();
    assert.equal((await kept(head)).broken, 'Seal 3 is not the one that was kept.');
  });

  test('seals that were made anew without the key are none (S-19)', async () => {
    await note('one');
    const forger = startSealer({ doors, clock: createManualClock(), secretKey: 'a guess', onFault: assert.fail });
    await forger.stop();
    assert.equal((await verify()).broken, 'Seal 1 was changed.');
  });

  test('the application neither changes nor forges: entries are added, and nothing else (S-19)', async () => {
    const denied = { code: '42501' };
    await note('one');
    const statements = [
      "update audit_entries set actor = 'x'",
      'delete from audit_entries',
      'truncate audit_entries',
      'delete from unsealed_entries',
      `insert into unsealed_entries values (${organizationId}, 1)`,
      `insert into audit_seals values (${organizationId}, 1, now(), '{1}', '{x}', 'x')`,
      'delete from audit_seals',
      'alter table audit_entries disable trigger await_seal',
    ];
    for (const statement of statements) {
      await assert.rejects(
        doors.withTenant(organizationId, (tx) => tx.query(statement)),
        denied,
        statement,
      );
    }
    const sealers = [
      "update audit_entries set actor = 'x'",
      'update audit_seals set number = 7',
      'delete from audit_seals',
    ];
    for (const statement of [...sealers, 'select from operators', 'select from station_credentials']) {
      await assert.rejects(
        doors.withSealer((tx) => tx.query(statement)),
        denied,
        statement,
      );
    }
  });
});
