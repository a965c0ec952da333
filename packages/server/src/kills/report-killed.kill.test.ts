// The server dies in the middle of a long report; the next one makes it from its beginning, once.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Workbook } from '@cj-tech-master/excelts';
import type { Client } from 'pg';
import { withClient } from '../db/prepare.ts';
import { adminUrlOf } from '../testing/audit/stored.ts';
import { startInstallation } from '../testing/installation.ts';

/** Two sets: it dies between them. */
const sessions = 5_500;
const untilMs = 30_000;
const pollMs = 10;

const charged = `
with station as (
  insert into stations (organization_id, group_id, identifier, name, search_key, proof)
  select organization_id, id, 'EV1', 'One', 'one', 'none' from groups returning *)
insert into sessions (organization_id, station_id, evse, transaction_id, decision, decision_reason, started_at, start_digest, clock_plausible,
  start_received_at, heard_at, ended_at, end_kind, energy_wh)
select organization_id, id, 1, n, 'Accepted', 'free_charging', timestamptz '2026-01-01' + n * interval '1 minute', gen_random_uuid(), true,
  now(), now(), timestamptz '2026-01-01' + n * interval '1 minute', 'station', n from station, generate_series(1, ${sessions}) n`;

/** No report comes to its last session while whoever says this stays connected. */
const held = `
create function wait_in_line() returns trigger language plpgsql as $$ begin perform pg_advisory_xact_lock(1); return new; end $$;
create trigger held before update on report_jobs for each row when (new.sessions_done = ${sessions}) execute function wait_in_line();
select pg_advisory_lock(1)`;

type Job = { id: number; state: string; sessionsDone: number };

test('killing the server in the middle of a report leaves it to the next, who makes it once and whole', async (t) => {
  const house = await startInstallation(t);
  const connected = <T>(run: (client: Client) => Promise<T>) => withClient(adminUrlOf(house.dataDir), run);
  const untilJob = async (isSo: (job: Job) => boolean): Promise<Job> => {
    const sinceMs = performance.now();
    for (;;) {
      const { items } = await house.operator.get<{ items: Job[] }>('/reports/jobs');
      const [job] = items;
      if (items.length === 1 && job !== undefined && isSo(job)) return job;
      assert.ok(performance.now() - sinceMs < untilMs, `The report stays ${JSON.stringify(items)}.`);
      await new Promise((resolve) => setTimeout(resolve, pollMs));
    }
  };
  const id = await connected(async (client) => {
    await client.query(charged);
    await client.query(held);
    await house.operator.post('/reports/jobs?from=2026-01-01&to=2026-01-31&format=xlsx', {});
    const job = await untilJob(({ sessionsDone }) => sessionsDone > 0);
    assert.equal(job.state, 'running');
    await house.server.kill9();
    return job.id;
  });
  await house.startAgain();
  // The minute for which it stays with a maker who says nothing is over.
  await connected((client) => client.query(`update report_jobs set lease_until = now() where state = 'running'`));
  assert.equal((await untilJob((job) => job.state === 'done')).sessionsDone, sessions);
  const book = new Workbook();
  await book.xlsx.load(await (await house.operator.open(`/reports/jobs/${id}/file`)).arrayBuffer());
  const sheet = book.getWorksheet('Charging events');
  assert.equal(sheet?.rowCount, sessions + 2);
  assert.equal(sheet?.getCell(`N${sessions + 2}`).value, (sessions * (sessions + 1)) / 2 / 1000);
});
