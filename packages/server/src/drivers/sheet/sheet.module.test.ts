import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { readRows } from '../../sheets/read-rows.ts';
import {
  origin,
  paintPicture,
  startTestPanel,
  type LoggedIn,
  type Picture,
  type TestPanel,
} from '../../testing/panel.ts';
import type { SheetReport } from './wire.ts';

type Change = { kind: string; fields: string[]; before: object };
type Told = { lines?: number; report?: SheetReport; problem?: { code: string } };

describe('the sheet of charging users and tokens', () => {
  let panel: TestPanel;
  let picture: Picture;
  let alpha: LoggedIn;
  let beta: LoggedIn;

  before(async () => {
    panel = await startTestPanel();
    picture = await paintPicture(panel.doors);
    [alpha, beta] = await Promise.all([panel.logIn('alpha'), panel.logIn('beta')]);
    await alpha.post('/driver-groups', { name: 'Guests' });
  });
  after(() => panel.stop());

  async function send(payload: string | Buffer, { as = alpha, plan }: { as?: LoggedIn; plan?: string | null } = {}) {
    const { cookie, csrfToken } = as;
    const { statusCode, body } = await panel.inject({
      method: 'POST',
      url: `/api/v1/drivers/import${plan ? `?plan=${plan}` : ''}`,
      headers: { cookie, origin, 'x-csrf-token': csrfToken, 'content-type': 'text/csv' },
      payload,
    });
    assert.equal(statusCode, 200);
    const told = body
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Told);
    return { told, ...told.at(-1) };
  }
  async function tries(payload: string | Buffer, as = alpha): Promise<SheetReport> {
    const { report } = await send(payload, { as });
    assert.ok(report);
    return report;
  }
  async function does(payload: string, as = alpha): Promise<SheetReport> {
    const { plan, faults } = await tries(payload, as);
    assert.deepEqual(faults, []);
    const { report } = await send(payload, { as, plan });
    assert.ok(report?.done);
    return report;
  }
  const faultsIn = async (payload: string, as = alpha) =>
    (await tries(payload, as)).faults.map(({ line, column }) => `${line} ${column}`);
  const exported = async (as = alpha, query = '') => {
    const { body, statusCode } = await panel.inject({
      method: 'GET',
      url: `/api/v1/drivers/export${query}`,
      headers: { cookie: as.cookie },
    });
    return { body, statusCode };
  };
  const entries = () =>
    panel.doors.withTenant(picture.organizationId, (tx) =>
      tx.query<{ after: { users: object; tokens: object; ids: Record<string, string>; changes: Change[] } }>(
        `select after from audit_entries where organization_id = $1 and action = 'driver.import' order by id`,
        [tx.organizationId],
      ),
    );

  const whole = [
    '\uFEFFEmail;First name;Last name;Status;Charging user group;Home group;Access groups;Access stations;Token;Token type;Token name;Token status;Valid from;Valid to',
    'ann@duckburg.com;Ann;Duck;inactive;guests;B;A / B | C;EV1 | EV4;04AA01;key_code;Ann’s;inactive;2026-01-01;2026-12-31',
    'ann@duckburg.com;;;;;;;;04AA02;;;;;',
    'bob@duckburg.com;"=cmd|""x""!A1";;;;;;;;;;;;',
    ';;;;;;;;04AA03;;Nobody’s;;;',
  ].join('\r\n');

  test('is tried without a change, then done whole, with one entry that tells neither names nor tokens (S-19)', async () => {
    const tried = await tries(whole);
    assert.deepEqual(
      [tried.lines, tried.faultCount, tried.users, tried.tokens, tried.done],
      [4, 0, { added: 2, changed: 0, left: 0 }, { added: 3, changed: 0, moved: 0, left: 0 }, false],
    );
    assert.equal((await alpha.get<{ total: number }>('/drivers')).body.total, 0);
    const { report, told } = await send(whole, { plan: tried.plan });
    assert.deepEqual([report?.done, report?.plan, told[0]?.lines], [true, null, 4]);
    const { items } = (await alpha.get<{ items: { id: number; email: string }[] }>('/drivers?search=ann')).body;
    type Rights = { groups: { name: string }[]; stations: { identifier: string }[] };
    type Whole = {
      active: boolean;
      driverGroup: { name: string };
      rights: Rights;
      tokens: { token: string; type: string }[];
    };
    const { body } = await alpha.get<Whole>(`/drivers/${items[0]?.id}`);
    assert.deepEqual(
      [
        body.active,
        body.driverGroup.name,
        body.rights.groups.map(({ name }) => name),
        body.rights.stations.map(({ identifier }) => identifier),
        body.tokens.map(({ token, type }) => [token, type]),
      ],
      [
        false,
        'Guests',
        ['B', 'C'],
        ['EV1', 'EV4'],
        [
          ['04AA01', 'key_code'],
          ['04AA02', 'iso14443'],
        ],
      ],
    );
    const [entry, ...more] = await entries();
    assert.deepEqual(
      [more, entry?.after.users, entry?.after.tokens],
      [[], { added: 2, changed: 0 }, { added: 3, changed: 0, moved: 0 }],
    );
    assert.match(entry?.after.ids['tokensAdded'] ?? '', /^\d+–\d+$/);
    assert.doesNotMatch(JSON.stringify(entry), /04AA|Ann|duckburg/i);
  });

  test('comes back as it went out, and then changes nothing (S-8)', async () => {
    const { body } = await exported();
    assert.match(body, /"'=cmd\|""x""!A1"/);
    assert.equal([...readRows(body)].length, 5);
    const { users, tokens, faults } = await tries(body);
    assert.deepEqual(
      [users, tokens, faults],
      [{ added: 0, changed: 0, left: 2 }, { added: 0, changed: 0, moved: 0, left: 3 }, []],
    );
    const again = await does(body);
    assert.deepEqual([again.users.left, again.tokens.left], [2, 3]);
    assert.equal((await exported()).body, body);
  });

  test('comes back in German as well, and then changes nothing', async () => {
    const { body } = await exported(alpha, '?language=de');
    assert.match(body, /^\uFEFFE-Mail;Vorname;Nachname;Status;Ladenutzergruppe;/);
    assert.match(body, /;aktiv;/);
    const { users, tokens, faults } = await tries(body);
    assert.deepEqual([users.left, tokens.left, faults], [2, 3, []]);
  });

  test('what a column does not say stays; what is said empty is emptied; a token passes to another user', async () => {
    await does(
      'email,first name,token,valid to,token status\nbob@duckburg.com,Bob,04aa02,2027-01-31,\nann@duckburg.com,,,,',
    );
    const rows = [...readRows((await exported()).body)].map((row) => row.join(';'));
    assert.deepEqual(rows.slice(1), [
      'ann@duckburg.com;;Duck;inactive;Guests;A / B;A / B | A / C;EV1 | EV4;04AA01;key_code;Ann’s;inactive;2026-01-01;2026-12-31',
      'bob@duckburg.com;Bob;;active;;A;;;04AA02;iso14443;;active;;2027-01-31',
      ';;;;;;;;04AA03;iso14443;Nobody’s;active;;',
    ]);
    const { changes } = (await entries()).at(-1)?.after ?? {};
    const { items } = (await alpha.get<{ items: { id: number }[] }>('/drivers?search=ann')).body;
    assert.deepEqual(
      changes?.map(({ kind, fields, before }) => [kind, fields, before]),
      [
        ['driver', ['firstName'], {}],
        ['driver', ['firstName'], {}],
        ['token', ['validTo', 'driverId'], { validTo: null, driverId: items[0]?.id }],
      ],
    );
  });

  test('is exported as it is filtered, without nobody’s tokens then', async () => {
    const rows = [...readRows((await exported(alpha, '?search=bob')).body)];
    assert.deepEqual(
      rows.slice(1).map(([email, , , , , , , , token]) => [email, token]),
      [['bob@duckburg.com', '04AA02']],
    );
  });

  test('each bad line is named with its column, and nothing of the sheet is done', async () => {
    const head =
      'email,status,home group,access groups,access stations,token,token type,valid from,valid to,charging user group\n';
    assert.deepEqual(
      await faultsIn(
        `${head}nobody,asleep,,,,4E+15,card,1.1.2026,2026-02-30,\nx@y.z,,Nowhere,Nor here,EV9,N1,,2026-02-01,2026-01-01,None`,
      ),
      [
        '2 email',
        '2 status',
        '2 token',
        '2 token type',
        '2 valid from',
        '2 valid to',
        '3 home group',
        '3 charging user group',
        '3 access groups',
        '3 access stations',
        '3 valid to',
      ],
    );
    assert.deepEqual(await faultsIn('email,token\na@b.c,N1\nd@e.f,n1'), ['3 token']);
    assert.deepEqual(await faultsIn('email,first name\na@b.c,Ann\na@b.c,Bob\na@b.c,'), ['3 email']);
    assert.deepEqual(await faultsIn('email,colour\na@b.c,red'), ['1 colour']);
    assert.deepEqual(await faultsIn('email\n'), ['1 ']);
    assert.equal((await tries(Buffer.from('email\nd\xfcck@duckburg.com', 'latin1'))).faults[0]?.line, 1);
    assert.deepEqual(await faultsIn('email,first name\na@b.c,"nu\0ll"'), ['2 first name']);
  });

  test('is not done where something else would be done than what was tried', async () => {
    const sheet = 'email,last name\nbob@duckburg.com,Drake';
    const { plan } = await tries(sheet);
    await does('email,last name\nbob@duckburg.com,Mallard');
    const { problem } = await send(sheet, { plan });
    assert.equal(problem?.code, 'edited_meanwhile');
    assert.match((await exported()).body, /Mallard/);
    assert.equal((await send(sheet, { plan: 'f'.repeat(64) })).problem?.code, 'edited_meanwhile');
  });

  test('keeps basic operators within their domain and rights (S-12, M-basic-users, M-basic-tokens, M-basic-user-groups)', async () => {
    assert.equal((await exported(beta)).statusCode, 403);
    await does('email,first name,home group,token\ncid@duckburg.com,Cid,B,05BB01\ndon@duckburg.com,Don,C,05BB02');
    const refused = async (sheet: string) => faultsIn(sheet, beta);
    assert.deepEqual(await refused('email\ndon@duckburg.com'), ['2 email']);
    assert.deepEqual(await refused('email,token\ncid@duckburg.com,05BB02'), ['2 token']);
    assert.deepEqual(await refused('email,token\neve@duckburg.com,05BB01'), ['2 token']);
    assert.deepEqual(await refused('email,token\n,05BB07'), ['2 email']);
    assert.deepEqual(await refused('email,token\n,05BB01'), ['2 email']);
    assert.deepEqual(await refused('email,home group\neve@duckburg.com,C'), ['2 home group']);
    assert.deepEqual(await refused('email,access groups,access stations\neve@duckburg.com,C,EV4'), [
      '2 access groups',
      '2 access stations',
    ]);
    assert.deepEqual(await refused('email,charging user group\ncid@duckburg.com,Guests'), ['2 charging user group']);
    await does('email,access groups\ncid@duckburg.com,C');
    await does('email,access groups,token\ncid@duckburg.com,B,05BB03', beta);
    assert.match((await exported()).body, /cid@duckburg.com,Cid,,active,,A \/ B,A \/ B \| A \/ C,,05BB03/);
  });

  test('only one is read at a time in an organization', async () => {
    await panel.doors.withTenant(picture.organizationId, async (tx) => {
      await tx.query(`select pg_advisory_xact_lock(hashtextextended('sheet of drivers ' || $1::bigint, 0))`, [
        tx.organizationId,
      ]);
      assert.equal((await send('email\na@b.c')).problem?.code, 'sheet_in_progress');
    });
  });

  test('whoever sends something else than a sheet is told so', async () => {
    assert.equal((await alpha.post<{ code: string }>('/drivers/import', {})).body.code, 'invalid_input');
  });
});
