import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, test } from 'node:test';
import { openFileStore, type FileStore } from '../../files/files.ts';
import { insertCharged } from '../../testing/charged.ts';
import { paintPicture, startTestPanel, type LoggedIn, type Picture, type TestPanel } from '../../testing/panel.ts';
import type { ReportJob } from '../wire.ts';
import { startReportMaker } from './maker.ts';

const january = 'from=2026-01-01&to=2026-01-31';
type Row = { state: string; takes: number; leaseUntil: Date | null };

describe('whoever makes a report in the background', () => {
  let folder: string;
  let files: FileStore;
  let panel: TestPanel;
  let picture: Picture;
  let alpha: LoggedIn;
  const faults: unknown[] = [];

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'stationmaster-making-'));
    files = openFileStore(folder, 10_000_000);
    panel = await startTestPanel({ files });
    picture = await paintPicture(panel.doors);
    const [from, to] = [new Date('2026-01-10T10:00:00Z'), new Date('2026-01-10T11:00:00Z')];
    await insertCharged(panel.doors, picture.organizationId, [
      { stationId: picture.stations['4'], from, to, wh: 4_321 },
    ]);
  });
  after(async () => {
    await panel.stop();
    await rm(folder, { recursive: true });
    assert.deepEqual(faults, []);
  });
  beforeEach(async () => {
    alpha = await panel.logIn('alpha');
    await query('delete from report_jobs where organization_id = $1');
  });

  function query<T>(text: string, organizationId = picture.organizationId): Promise<T[]> {
    return panel.doors.withTenant(organizationId, (tx) => tx.query<T>(text, [organizationId]));
  }
  const start = (store = files) =>
    startReportMaker({
      doors: panel.doors,
      files: store,
      clock: panel.clock,
      onFault: (error) => faults.push(error),
    });
  async function makeAll(store = files): Promise<void> {
    const maker = start(store);
    await maker.settle();
    await maker.stop();
  }
  const order = (as = alpha) => as.post<ReportJob>(`/reports/jobs?${january}&format=xlsx`);
  const ask = async (as = alpha) => (await order(as)).body;
  const rowOf = async (id: number) => {
    const [row] = await query<Row>(
      `select state, takes, lease_until as "leaseUntil" from report_jobs where organization_id = $1 and id = ${id}`,
    );
    return row;
  };
  const filesOf = (id: number) =>
    readdir(join(folder, 'reports', String(picture.organizationId))).then((names) =>
      names.filter((name) => Number.parseInt(name, 10) === id),
    );

  /** A store that is in the middle of writing, before the first byte or after the last, until it is let go. */
  function slowStore(waits: 'before' | 'after') {
    const [reached, gate] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    async function* slowly(bytes: AsyncIterable<Uint8Array>) {
      if (waits === 'after') yield* bytes;
      reached.resolve();
      await gate.promise;
      if (waits === 'before') yield* bytes;
    }
    const store: FileStore = { ...files, write: (place, bytes) => files.write(place, slowly(bytes)) };
    return { store, reached: reached.promise, letGo: () => gate.resolve() };
  }

  test('keeps it by the clock however long the file takes', async () => {
    const { id } = await ask();
    const slow = slowStore('after');
    const maker = start(slow.store);
    const making = maker.settle();
    await slow.reached;
    for (let passed = 0; passed < 100_000; passed += 20_000) {
      panel.clock.advance(20_000);
      const dueMs = panel.clock.now().getTime() + 60_000;
      while ((await rowOf(id))?.leaseUntil?.getTime() !== dueMs);
    }
    await makeAll();
    assert.partialDeepStrictEqual(await rowOf(id), { state: 'running', takes: 1 });
    slow.letGo();
    await making;
    await maker.stop();
    assert.partialDeepStrictEqual(await rowOf(id), { state: 'done', takes: 1 });
  });

  test('and lost it leaves the file to the one who took it over, and removes it where nobody wants it', async () => {
    const { id } = await ask();
    const first = slowStore('after');
    const late = start(first.store);
    const making = late.settle();
    await first.reached;
    await query(`update report_jobs set lease_until = '2020-01-01' where organization_id = $1`);
    await makeAll();
    assert.partialDeepStrictEqual(await rowOf(id), { state: 'done', takes: 2 });
    first.letGo();
    await making;
    await late.stop();
    assert.partialDeepStrictEqual(await rowOf(id), { state: 'done', takes: 2 });
    assert.deepEqual(await filesOf(id), [String(id)]);

    const cancelled = await ask();
    const second = slowStore('after');
    const maker = start(second.store);
    const making2 = maker.settle();
    await second.reached;
    await alpha.post(`/reports/jobs/${cancelled.id}/cancel`);
    second.letGo();
    await making2;
    await maker.stop();
    assert.deepEqual(await filesOf(cancelled.id), []);
  });

  test('and is stopped in an orderly way gives it back at once', async () => {
    const { id } = await ask();
    const slow = slowStore('before');
    const maker = start(slow.store);
    const making = maker.settle();
    await slow.reached;
    const stopped = maker.stop();
    slow.letGo();
    await Promise.all([making, stopped]);
    assert.deepEqual(await rowOf(id), { state: 'queued', takes: 1, leaseUntil: null });
    await makeAll();
    assert.partialDeepStrictEqual(await rowOf(id), { state: 'done', takes: 2 });
  });

  test('gives up what ended its makers five times', async () => {
    const { id } = await ask();
    await query(`update report_jobs set takes = 5 where organization_id = $1`);
    await makeAll();
    assert.equal((await rowOf(id))?.state, 'failed');
    assert.match(String(faults.splice(0)), /begun 5 times/);
  });

  // provokes: too_many_reports
  test('has no more than three of each operator at once, also where they are asked for together', async () => {
    const asked = await Promise.all([1, 2, 3, 4, 5].map(() => order()));
    assert.equal(asked.filter(({ status }) => status === 201).length, 3);
    assert.partialDeepStrictEqual(await order(), { status: 409, body: { code: 'too_many_reports' } });
    const one = asked.find(({ status }) => status === 201)?.body.id;
    await alpha.post(`/reports/jobs/${one}/cancel`);
    assert.equal((await order()).status, 201);
    assert.equal((await order(await panel.logIn('delta'))).status, 201);
  });

  test('takes the organizations by turns, however many reports one of them asks for', async () => {
    const other = await paintPicture(panel.doors, 'other');
    for (let count = 0; count < 3; count += 1) await ask();
    await ask(await panel.logIn('other-alpha'));
    const made: number[] = [];
    await makeAll({
      ...files,
      write(place, bytes) {
        made.push(place[1]);
        return files.write(place, bytes);
      },
    });
    const own = picture.organizationId;
    assert.deepEqual(made, [own, other.organizationId, own, own]);
  });

  test('removes what an operator who is gone has left: files, begun ones too, and what still waits', async () => {
    const delta = await panel.logIn('delta');
    const { id } = await ask(delta);
    await makeAll();
    await writeFile(join(folder, 'reports', String(picture.organizationId), `${id}.begun`), 'half');
    const waiting = await ask(delta);
    assert.deepEqual(await filesOf(id), [String(id), `${id}.begun`]);
    const gone = await alpha.delete(`/operators/${picture.operators.delta}`, { 'if-match': '"1"' });
    assert.equal(gone.status, 204);
    await makeAll();
    assert.deepEqual([await filesOf(id), await filesOf(waiting.id)], [[], []]);
    assert.deepEqual(await query('select id from report_jobs where organization_id = $1'), []);
  });
});
