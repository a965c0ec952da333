// The server dies while hundreds of scheduled tasks are due at the same minute: each of them runs once all the same.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import { adminUrlOf } from '../testing/audit/stored.ts';
import { startInstallation } from '../testing/installation.ts';

const drivers = 200;
const stations = 50;
const tasks = drivers + stations;
const seed = Number(process.env['SEED'] ?? 1);
const untilMs = 30_000;
const pollMs = 20;
/** It is killed as soon as so many have run: before the first set is done, and between two sets. */
const killsAfter =
  process.env['DEEP'] === '1' ? Array.from({ length: 60 }, (_, nth) => (nth * 37 + seed) % 240) : [0, 101];

/** Far from now, so that none comes by itself meanwhile. */
const halfADayOn = new Date(Date.now() + 12 * 3_600_000).toISOString().slice(11, 16);

// Each has a charging user of its own, whom it stops, or a charging station, which it limits.
const scheduled = `
with d as (
  insert into drivers (organization_id, home_group_id, email, email_key, search_key)
  select g.organization_id, g.id, n || '@x.com', n || '@x.com', n::text from groups g, generate_series(1, ${drivers}) n returning *),
s as (
  insert into stations (organization_id, group_id, identifier, name, search_key, proof)
  select g.organization_id, g.id, 'KILLED-' || n, 'KILLED-' || n, 'killed-' || n, 'none'
  from groups g, generate_series(1, ${stations}) n returning *),
t as (
  insert into tasks (organization_id, home_group_id, name, type, active, driver_id, station_id, schedule, clock, turns_on,
    limit_amps, created_at)
  select f.*, '{"every": "daily", "from": "${halfADayOn}"}', 'utc', case when type = 'driver' then false end,
    case when type = 'max_current' then 6 end, now()
  from (
    select organization_id, home_group_id, 'Stop ' || id, 'driver' as type, true, id as driver_id, null::bigint as station_id from d
    union all select organization_id, group_id, 'Limit ' || id, 'max_current', true, null, id from s) f
  returning *)
insert into task_runs (organization_id, task_id, version, due_at, phase)
select organization_id, id, version, now() + interval '1 day', 'start' from t`;

const counted = `
select (select count(*)::integer from task_runs where state = 'done') as done,
  (select count(*)::integer from audit_entries where action = 'task.run') as noted,
  (select count(*)::integer from task_runs where state = 'planned') as planned,
  (select count(*)::integer from drivers where not active and version = 2) as stopped,
  (select count(*)::integer from wanted_limits) as limited,
  (select max(runs)::integer from (select count(*) as runs from task_runs where state = 'done' group by task_id) each) as most`;
type Counted = { done: number; noted: number; planned: number; stopped: number; limited: number; most: number | null };

test('killing the server at the minute neither loses nor doubles a run (R-6)', async (t) => {
  const house = await startInstallation(t);
  const ask = async <Row extends pg.QueryResultRow>(text: string): Promise<Row[]> => {
    const client = new pg.Client({ connectionString: adminUrlOf(house.dataDir) });
    await client.connect();
    try {
      return (await client.query<Row>(text)).rows;
    } finally {
      await client.end();
    }
  };
  const count = async () => (await ask<Counted>(counted))[0] as Counted;
  const untilDone = async (wanted: number): Promise<void> => {
    const sinceMs = performance.now();
    while ((await count()).done < wanted) {
      assert.ok(performance.now() - sinceMs < untilMs, `${wanted} runs are awaited: ${JSON.stringify(await count())}`);
      await new Promise((resolve) => setTimeout(resolve, pollMs));
    }
  };
  await ask(scheduled);
  for (const [nth, killAfter] of killsAfter.entries()) {
    await ask(`update task_runs set due_at = clock_timestamp() where state = 'planned'`);
    await untilDone(nth * tasks + killAfter);
    await house.server.kill9();
    await house.startAgain();
    const all = (nth + 1) * tasks;
    await untilDone(all);
    assert.deepEqual(await count(), {
      done: all,
      noted: all,
      planned: tasks,
      stopped: drivers,
      limited: stations * (nth + 1),
      most: nth + 1,
    });
  }
});
