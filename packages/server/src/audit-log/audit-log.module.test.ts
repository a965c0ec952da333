import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { recordAudit, startSealer } from '../audit/audit.ts';
import {
  paintPicture,
  secretKey,
  startTestPanel,
  type LoggedIn,
  type Picture,
  type TestPanel,
} from '../testing/panel.ts';
import { insertSession } from '../testing/rows.ts';

type Entry = {
  id: number;
  at: string;
  actor: string;
  action: string;
  address: string;
  subject: { kind: string; id: string; name: string | null } | null;
  before: object | null;
  after: object | null;
  outcome: string;
  sealed: boolean;
};
type Page = {
  items: Entry[];
  total: number;
  hasMore: boolean;
  seals: { lastAt: string | null; waitingSince: string | null };
};
type Choices = { actions: string[]; operators: { id: number; username: string }[] };

describe('the audit log', () => {
  let panel: TestPanel;
  let picture: Picture;
  let operatorIds: Record<string, number>;
  let alpha: LoggedIn;
  let delta: LoggedIn;

  before(async () => {
    panel = await startTestPanel();
    picture = await paintPicture(panel.doors);
    await paintPicture(panel.doors, 'other');
    operatorIds = Object.fromEntries(
      await panel.doors
        .withTenant(picture.organizationId, (tx) =>
          tx.query<{ id: number; name: string }>('select id, name from operators'),
        )
        .then((rows) => rows.map(({ id, name }) => [name, id])),
    );
    alpha = await panel.logIn('alpha');
    delta = await panel.logIn('delta');
  });
  after(() => panel.stop());

  type Noted = Parameters<typeof recordAudit>[2];
  const note = (as: string, entry: Noted) =>
    panel.doors.withTenant(picture.organizationId, (tx) =>
      recordAudit(tx, { operatorId: operatorIds[as] ?? null, name: as, address: '192.0.2.7' }, entry),
    );
  const read = async (query: string, as = alpha) => (await as.get<Page>(`/audit?${query}`)).body;
  const actionsOf = ({ items }: Page) => items.map(({ action }) => action);

  test('says who did what, when, from where, about what, and what was before and after, the newest first (S-19)', async () => {
    const subject = { kind: 'station', id: picture.stations['2'] };
    await note('beta', { action: 'test.first', subject, before: { name: 'Old' }, after: { name: 'New' } });
    await note('beta', { action: 'test.second', outcome: 'failed' });
    const { items, total, hasMore } = await read('search=TEST.');
    assert.deepEqual([actionsOf({ items } as Page), total, hasMore], [['test.second', 'test.first'], 2, false]);
    const { id, at, ...entry } = items[1]!;
    assert.ok(id > 0 && Math.abs(Date.parse(at) - Date.now()) < 600_000);
    assert.deepEqual(entry, {
      actor: 'beta',
      operatorId: operatorIds['beta'],
      apiKeyId: null,
      address: '192.0.2.7',
      action: 'test.first',
      subject: { kind: 'station', id: String(subject.id), name: 'Station 2' },
      before: { name: 'Old' },
      after: { name: 'New' },
      outcome: 'done',
      erased: false,
      sealed: false,
    });
  });

  test('is filtered by who, what, about what, how it ended, when, and words, and paged', async () => {
    for (const place of [1, 2, 3]) await note('gamma', { action: 'filter.me', after: { place, words: 'Größe 100%_' } });
    const subject = { kind: 'group', id: picture.groups.C };
    await note('alpha', { action: 'filter.other', subject, outcome: 'refused' });
    const counts: [query: string, total: number][] = [
      [`operatorId=${operatorIds['gamma']}&action=filter.me`, 3],
      [`operatorId=${operatorIds['beta']}&action=filter.me`, 0],
      [`subjectKind=group&subjectId=${subject.id}&search=filter`, 1],
      [`subjectKind=station&subjectId=${subject.id}&search=filter`, 0],
      ['outcome=refused&action=filter.other', 1],
      ['outcome=done&action=filter.other', 0],
      [`search=${encodeURIComponent(' größe 100%_')}`, 3],
      [`search=${encodeURIComponent('größe 100%x')}`, 0],
      ['search=192.0.2.7&action=filter.me', 3],
      [`action=filter.me&from=${new Date(Date.now() + 3_600_000).toISOString()}`, 0],
      [`action=filter.me&to=${new Date(Date.now() - 3_600_000).toISOString()}`, 0],
      [`action=filter.me&from=${new Date(Date.now() - 3_600_000).toISOString()}`, 3],
    ];
    for (const [query, total] of counts) assert.equal((await read(query)).total, total, query);
    const second = await read('action=filter.me&pageSize=2&page=2');
    assert.deepEqual(
      [second.items.map((entry) => entry.after), second.total],
      [[{ place: 1, words: 'Größe 100%_' }], 3],
    );
    assert.equal((await alpha.get('/audit?outcome=perhaps')).status, 400);
    assert.equal((await alpha.get('/audit?from=yesterday')).status, 400);
  });

  test('shows an admin with a lower base group what operators of his domain did and what was about it, and no more (S-12)', async () => {
    const { stations, groups } = picture;
    const session = await insertSession(panel.doors, {
      organizationId: picture.organizationId,
      stationId: stations['4'],
    });
    // By alpha and beta, whose base groups delta, who sees C, does not see.
    await note('alpha', { action: 'cut.seen.station', subject: { kind: 'station', id: stations['4'] } });
    await note('beta', { action: 'cut.seen.group', subject: { kind: 'group', id: groups.C } });
    await note('beta', { action: 'cut.seen.session', subject: { kind: 'session', id: session } });
    await note('nobody', { action: 'cut.seen.operator', subject: { kind: 'operator', id: operatorIds['gamma']! } });
    await note('alpha', { action: 'cut.hidden.station', subject: { kind: 'station', id: stations['1'] } });
    await note('beta', { action: 'cut.hidden.group', subject: { kind: 'group', id: groups.A } });
    await note('beta', { action: 'cut.hidden.nothing' });
    await note('beta', { action: 'cut.hidden.unknown', subject: { kind: 'moon', id: groups.C } });
    // By gamma of his domain, also about what is not in it.
    await note('gamma', { action: 'cut.seen.own', subject: { kind: 'station', id: stations['1'] } });
    assert.equal((await read('search=cut.')).total, 9);
    const seen = await read('search=cut.', delta);
    assert.deepEqual(actionsOf(seen), [
      'cut.seen.own',
      'cut.seen.operator',
      'cut.seen.session',
      'cut.seen.group',
      'cut.seen.station',
    ]);
    assert.equal(seen.total, 5);
    assert.equal((await read(`operatorId=${operatorIds['beta']}&search=cut.hidden`, delta)).total, 0);
    const { operators } = (await delta.get<Choices>('/audit/choices')).body;
    assert.deepEqual(
      operators.map(({ username }) => username),
      ['delta', 'gamma'],
    );
    const { lines } = await download('search=cut.', delta);
    assert.equal(lines.filter((line) => line.includes(',cut.')).length, 5);
    assert.ok(!lines.some((line) => line.includes('hidden')));
    assert.equal((await read('search=cut.', await panel.logIn('other-alpha'))).total, 0);
  });

  test('keeps the name of what is gone, and who may see it', async () => {
    const id = await panel.doors.withTenant(picture.organizationId, async (tx) => {
      const [row] = await tx.query<{ id: number }>(
        `insert into drivers (organization_id, home_group_id, first_name, last_name, email, email_key, search_key)
         values ($1, $2, 'Gladstone', 'Gander', 'g@example.com', 'g@example.com', '') returning id`,
        [tx.organizationId, picture.groups.C],
      );
      return row!.id;
    });
    await note('alpha', { action: 'driver.delete', subject: { kind: 'driver', id } });
    await panel.doors.withTenant(picture.organizationId, (tx) => tx.query('delete from drivers where id = $1', [id]));
    const { items } = await read('search=gladstone', delta);
    assert.deepEqual([items[0]?.action, items[0]?.subject?.name], ['driver.delete', 'Gladstone Gander']);
  });

  test('offers what there is to filter by', async () => {
    await note('beta', { action: 'a.first' });
    const { actions, operators } = (await alpha.get<Choices>('/audit/choices')).body;
    assert.deepEqual(actions, [...new Set(actions)].toSorted());
    assert.ok(actions.includes('a.first') && actions.includes('operator.login'));
    assert.ok(operators.some(({ username }) => username === 'beta'));
  });

  test('tells up to when it is sealed, and since when something waits (S-19)', async () => {
    assert.ok((await read('')).seals.waitingSince !== null);
    const sealer = startSealer({ ...panel, secretKey, onFault: (error) => assert.fail(String(error)) });
    await sealer.stop();
    const { seals, items } = await read('');
    assert.deepEqual(seals, { lastAt: panel.clock.now().toISOString(), waitingSince: null });
    assert.ok(items.every(({ sealed }) => sealed));
  });

  async function download(query: string, as = alpha) {
    const response = await panel.inject({
      method: 'GET',
      url: `/api/v1/audit/export?${query}`,
      headers: { cookie: as.cookie },
    });
    assert.equal(response.statusCode, 200);
    return { headers: response.headers, lines: response.body.trimEnd().split('\r\n') };
  }

  test('is exported as far as the filter goes, safe for spreadsheets, and the export stands in it (S-8, S-19)', async () => {
    await panel.doors.withTenant(picture.organizationId, (tx) =>
      recordAudit(
        tx,
        { operatorId: null, name: '=cmd()', address: null },
        { action: 'export.me', after: { a: 'x, "y"' } },
      ),
    );
    const { headers, lines } = await download('action=export.me');
    assert.match(
      String(headers['content-disposition']),
      /^attachment; filename="audit-log-acme-\d{4}-\d\d-\d\d\.csv"$/,
    );
    assert.equal(headers['content-type'], 'text/csv; charset=utf-8');
    assert.equal(lines[0], '\uFEFFEntry,Time,Who,Address,Action,Kind,Id,Name,Outcome,Before,After');
    assert.match(
      lines[1]!,
      /^\d+,\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+0[23]:00,'=cmd\(\),,export\.me,,,,done,,"\{""a"":""x, \\""y\\""""\}"$/,
    );
    assert.equal(lines.length, 2);
    const { items } = await read('action=audit_log.export&pageSize=1');
    assert.equal(items[0]?.actor, 'alpha');
    assert.deepEqual(items[0]?.after, { action: 'export.me' });
    const german = await download('action=export.me&language=de');
    assert.equal(german.lines[0], '\uFEFFEintrag;Zeit;Wer;Adresse;Aktion;Art;Nummer;Name;Ergebnis;Vorher;Nachher');
    assert.match(german.lines[1]!, /;export\.me;;;;erfolgt;;/);
  });

  test('is exported whole however long it is, each entry once', async () => {
    await panel.doors.withTenant(picture.organizationId, (tx) =>
      tx.query(
        `insert into audit_entries (organization_id, actor, action) select $1, 'alpha', 'long.list' from generate_series(1, 2500)`,
        [tx.organizationId],
      ),
    );
    const { lines } = await download('action=long.list');
    const ids = lines.slice(1).map((line) => Number(line.split(',')[0]));
    assert.equal(new Set(ids).size, 2_500);
    assert.deepEqual(
      ids,
      ids.toSorted((a, b) => b - a),
    );
  });

  test('is for admins', async () => {
    const beta = await panel.logIn('beta');
    for (const url of ['/audit', '/audit/choices', '/audit/export']) {
      assert.deepEqual((await beta.get<{ code: string }>(url)).body.code, 'access_denied', url);
    }
  });
});
