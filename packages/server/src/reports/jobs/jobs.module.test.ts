import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, test } from 'node:test';
import { readPdf } from '@cj-tech-master/excelts/pdf';
import { openFileStore, type FileStore } from '../../files/files.ts';
import { openKeptMails, smtpCarrier, startMailSender } from '../../mails/mails.ts';
import { insertCharged } from '../../testing/charged.ts';
import { startMailbox } from '../../testing/mailbox.ts';
import { paintPicture, startTestPanel, type LoggedIn, type Picture, type TestPanel } from '../../testing/panel.ts';
import { startReportMails } from '../saved/saved.ts';
import { reportComposers } from '../saved/told.ts';
import type { ReportJob, SavedReport } from '../wire.ts';
import { startReportMaker } from './maker.ts';

const january = 'from=2026-01-01&to=2026-01-31';
const dayMs = 86_400_000;

describe('reports in the background', () => {
  let folder: string;
  let files: FileStore;
  let panel: TestPanel;
  let picture: Picture;
  let alpha: LoggedIn;
  const faults: unknown[] = [];
  const onFault = (error: unknown) => faults.push(error);

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'stationmaster-reports-'));
    files = openFileStore(folder, 10_000_000);
    panel = await startTestPanel({ files });
    picture = await paintPicture(panel.doors);
    const { organizationId, stations } = picture;
    const at = (instant: string) => new Date(instant);
    await insertCharged(panel.doors, organizationId, [
      { stationId: stations['2'], from: at('2026-01-10T10:00:00Z'), to: at('2026-01-10T11:00:00Z'), wh: 4_321 },
      { stationId: stations['4'], from: at('2026-01-11T10:00:00Z'), to: at('2026-01-11T11:00:00Z'), wh: 1_234 },
    ]);
  });
  after(async () => {
    await panel.stop();
    await rm(folder, { recursive: true });
    assert.deepEqual(faults, []);
  });
  beforeEach(async () => {
    alpha = await panel.logIn('alpha');
  });

  const parts = () => ({ doors: panel.doors, files, clock: panel.clock, onFault });
  async function makeAll(): Promise<void> {
    const maker = startReportMaker(parts());
    await maker.settle();
    await maker.stop();
  }
  const ask = async (query: string, as = alpha) => (await as.post<ReportJob>(`/reports/jobs?${query}`)).body;
  const jobs = async (as = alpha) => (await as.get<{ items: ReportJob[] }>('/reports/jobs')).body.items;
  const fetchFile = (id: number, as = alpha) =>
    panel.inject({ method: 'GET', url: `/api/v1/reports/jobs/${id}/file`, headers: { cookie: as.cookie } });
  const rowsOf = <T>(text: string) =>
    panel.doors.withTenant(picture.organizationId, (tx) => tx.query<T>(text, [tx.organizationId]));

  test('it is in the language that was asked for, or else in that of whoever asked', async () => {
    const textOf = async ({ id }: ReportJob) => (await readPdf((await fetchFile(id)).rawPayload)).text;
    const asked = await ask(`${january}&format=pdf&language=de`);
    const usual = await ask(`${january}&format=pdf`);
    await makeAll();
    assert.match(await textOf(asked), /Ladebericht/);
    assert.match(await textOf(usual), /Charging report/);
  });

  // provokes: report_not_found
  test('a report is asked for, made, fetched by whoever asked and by nobody else, and gone after seven days', async () => {
    const { id, state } = await ask(`${january}&format=pdf`);
    assert.equal(state, 'queued');
    assert.equal((await fetchFile(id)).statusCode, 410);
    await makeAll();
    const [made] = await jobs();
    assert.partialDeepStrictEqual(made, { id, state: 'done', sessionsDone: 2, sessionsTotal: 2 });
    const { rawPayload, headers } = await fetchFile(id);
    assert.equal(headers['content-disposition'], 'attachment; filename="report-acme-2026-01-01-2026-01-31.pdf"');
    assert.match((await readPdf(rawPayload)).text, /5\.555 kWh/);
    const delta = await panel.logIn('delta');
    assert.equal((await fetchFile(id, delta)).statusCode, 404);
    assert.deepEqual(await jobs(delta), []);
    panel.clock.advance(8 * dayMs);
    await makeAll();
    alpha = await panel.logIn('alpha');
    assert.equal((await fetchFile(id)).statusCode, 404);
    await assert.rejects(readFile(join(folder, 'reports', String(picture.organizationId), String(id))));
  });

  test('a report in the background is cut to the domain, and refused to one who has lost it meanwhile (S-12)', async () => {
    const beta = await panel.logIn('beta');
    await ask(`${january}&format=xlsx`, beta);
    await makeAll();
    assert.partialDeepStrictEqual((await jobs(beta))[0], { state: 'done', sessionsTotal: 1 });
    const { id } = await ask(`${january}&format=xlsx`, beta);
    await rowsOf(
      `update operators set base_group_id = ${picture.groups.C} where organization_id = $1 and username = 'beta'`,
    );
    await makeAll();
    const [row] = await rowsOf<object>(
      `select state, problem from report_jobs where organization_id = $1 and id = ${id}`,
    );
    assert.deepEqual(row, { state: 'failed', problem: 'operator_access_forbidden' });
    assert.deepEqual(await jobs(await panel.logIn('beta')), []);
    await rowsOf(
      `update operators set base_group_id = ${picture.groups.B} where organization_id = $1 and username = 'beta'`,
    );
  });

  test('what was cancelled is not made, and what its maker left lying is made by the next, once', async () => {
    const cancelled = await ask(`${january}&format=xlsx`);
    const { body } = await alpha.post<ReportJob>(`/reports/jobs/${cancelled.id}/cancel`);
    assert.equal(body.state, 'cancelled');
    const left = await ask(`${january}&format=xlsx`);
    await rowsOf(`update report_jobs set state = 'running', lease_until = '${new Date(panel.clock.now().getTime() + 60_000).toISOString()}'
      where organization_id = $1 and id = ${left.id}`);
    await makeAll();
    const stateOf = async (id: number) => (await jobs()).find((job) => job.id === id)?.state;
    assert.equal(await stateOf(left.id), 'running');
    panel.clock.advance(60_001);
    await Promise.all([makeAll(), makeAll()]);
    assert.deepEqual([await stateOf(cancelled.id), await stateOf(left.id)], ['cancelled', 'done']);
  });

  test('a saved report comes by mail when its month is over, once however many nodes look, with its file unless that is large', async () => {
    const edit = { name: 'Tenants', days: 'last_month', mailed: 'monthly', format: 'pdf' };
    const { body: saved } = await alpha.post<SavedReport>(`/reports/saved?${january}&pricePerKwh=0.3`, edit);
    const dueMs = Date.parse(String(saved.nextAt));
    panel.clock.advance(dueMs - panel.clock.now().getTime());
    const nodes = [1, 2].map(() => startReportMails(parts()));
    await Promise.all(nodes.map((node) => node.settle()));
    await Promise.all(nodes.map((node) => node.settle()));
    for (const node of nodes) await node.stop();
    alpha = await panel.logIn('alpha');
    const ordered = (await jobs()).filter(({ savedName }) => savedName === 'Tenants');
    assert.equal(ordered.length, 1);
    const lastDay = new Date(dueMs - dayMs).toISOString().slice(0, 10);
    assert.partialDeepStrictEqual(ordered[0]?.filter, {
      to: lastDay,
      from: `${lastDay.slice(0, 8)}01`,
      pricePerKwh: '0.3',
    });
    await makeAll();
    assert.equal(
      (await rowsOf(`select 1 from audit_entries where organization_id = $1 and action = 'report.mail'`)).length,
      1,
    );
    const mailbox = await startMailbox();
    const send = async () => {
      const sender = startMailSender({
        ...panel,
        carrier: smtpCarrier(mailbox.server),
        composers: reportComposers({ publicUrl: 'https://panel.test', files }),
        keptMails: openKeptMails(folder),
        newId: randomUUID,
        letterhead: { from: 'charging@example.com', panelUrl: 'https://panel.test', supportUrl: undefined },
        onFault,
      });
      await sender.settle();
      await sender.stop();
      return mailbox.nextMail('alpha@example.com');
    };
    const mail = await send();
    assert.match(mail.subject, /^Tenants, \d{4}-\d\d-01 to/);
    assert.match(mail.text, /It is attached, and kept for seven days here:\s+https:\/\/panel\.test\/reports$/m);
    const [attached] = mail.attached;
    assert.equal(attached?.name, `report-acme-${lastDay.slice(0, 8)}01-${lastDay}.pdf`);
    assert.deepEqual(attached?.bytes, (await fetchFile(ordered[0]?.id ?? 0)).rawPayload);

    await rowsOf(`update mails set state = 'queued', done_at = null, due_at = queued_at where organization_id = $1`);
    await rowsOf(`update report_jobs set size_bytes = 5000001 where organization_id = $1 and state = 'done'`);
    const long = await send();
    assert.match(long.text, /It is kept for seven days here:\s+https:\/\/panel\.test\/reports$/m);
    assert.deepEqual(long.attached, []);
    await mailbox.stop();
    assert.deepEqual(mailbox.received, ['alpha@example.com', 'alpha@example.com']);
    const { body } = await alpha.get<{ items: SavedReport[] }>('/reports/saved');
    assert.ok(Date.parse(String(body.items[0]?.nextAt)) > dueMs);
  });

  // provokes: too_many_saved
  test('an operator keeps 200 reports at most', async () => {
    const beta = await panel.logIn('beta');
    const save = () =>
      beta.post<{ id: number; code: string }>(`/reports/saved?${january}`, { name: 'One more', days: 'chosen' });
    await save();
    await rowsOf(`insert into saved_reports (organization_id, operator_id, name, days, filter, format)
      select s.organization_id, s.operator_id, s.name, s.days, s.filter, s.format from saved_reports s, generate_series(1, 198)
      where s.organization_id = $1 and s.name = 'One more'`);
    assert.equal((await save()).status, 201);
    assert.partialDeepStrictEqual(await save(), { status: 409, body: { code: 'too_many_saved' } });
  });

  test('saved reports are changed and deleted by their owner, where nobody was faster', async () => {
    const { body } = await alpha.post<SavedReport>(`/reports/saved?${january}`, { name: 'Mine', days: 'chosen' });
    const at = `/reports/saved/${body.id}?${january}`;
    const refused = await alpha.put<{ code: string }>(
      at,
      { name: 'Mine', days: 'chosen', mailed: 'weekly' },
      { 'if-match': '"1"' },
    );
    assert.equal(refused.body.code, 'invalid_input');
    const renamed = await alpha.put<SavedReport>(at, { name: 'Ours', days: 'last_week' }, { 'if-match': '"1"' });
    assert.partialDeepStrictEqual(renamed.body, { name: 'Ours', days: 'last_week', version: 2 });
    assert.equal((await alpha.put(at, { name: 'Late', days: 'last_week' }, { 'if-match': '"1"' })).status, 412);
    const delta = await panel.logIn('delta');
    assert.equal((await delta.delete(`/reports/saved/${body.id}`, { 'if-match': '"2"' })).status, 404);
    assert.equal((await alpha.delete(`/reports/saved/${body.id}`, { 'if-match': '"2"' })).status, 204);
  });
});
