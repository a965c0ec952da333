import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startForgettingRuns } from '../tasks/tasks.ts';
import { paintPicture, startTestPanel, type Picture, type TestPanel } from '../testing/panel.ts';
import { startForgettingLimits } from './limits.ts';

let panel: TestPanel;
let picture: Picture;

before(async () => {
  panel = await startTestPanel();
  picture = await paintPicture(panel.doors);
});
after(() => panel.stop());

/** The hour until the next look never passes, the rest between two sets at once. */
function startTimer(timeoutMs: number, run: () => void): () => void {
  if (timeoutMs > 60_000) return () => undefined;
  const handle = setImmediate(run);
  return () => clearImmediate(handle);
}

test('limits and runs of tasks were kept for ever; they go with the other histories, but for what still holds', async () => {
  const { organizationId, stations, groups } = picture;
  const now = panel.clock.now();
  const ask = <Row>(sql: string, values: unknown[] = []) =>
    panel.doors.withTenant(organizationId, (tx) => tx.query<Row>(sql, [organizationId, ...values]));
  const old = 90;
  const [task] = await ask<{ id: number }>(
    `insert into tasks (organization_id, home_group_id, name, type, active, station_id, schedule, clock, limit_amps, created_at)
     values ($1, $2, 'Night', 'max_current', true, $3, '{"every":"daily","from":"01:00"}', 'utc', 6, $4) returning id`,
    [groups.A, stations['1'], now],
  );
  // By days of age: the eldest two wanted limits, one of which still holds; the last one ended, and the last that was done.
  const runs = await ask<{ id: number }>(
    `insert into task_runs (organization_id, task_id, version, due_at, phase, state, ended_at)
     select $1, $2, 1, at, 'start', f.state, case when f.state <> 'planned' then at end
     from unnest($3::integer[], $4::text[]) as f (age, state), lateral (select $5::timestamptz - make_interval(days => age) as at) at
     order by age desc returning id`,
    [task?.id, [85, 84, 83, 82, 81, 0], ['done', 'done', 'missed', 'done', 'missed', 'planned'], now],
  );
  const want = (stationId: number, { run, age, isOver }: { run: number; age: number; isOver: boolean }) =>
    ask(
      `insert into wanted_limits (organization_id, station_id, limit_amps, task_run_id, wanted_at, replaced_at)
       values ($1, $2, 6, $3, $4::timestamptz - make_interval(days => $5), case when $6 then $4::timestamptz - make_interval(days => $5) end)`,
      [stationId, runs[run]?.id, now, age, isOver],
    );
  await want(stations['1'], { run: 0, age: 85, isOver: true });
  await want(stations['1'], { run: 1, age: 10, isOver: true });
  await want(stations['2'], { run: 1, age: old, isOver: false });

  const kept = async () => {
    const limits = await ask('select from wanted_limits where organization_id = $1');
    const left = await ask<{ id: number }>('select id from task_runs where organization_id = $1 order by due_at');
    return { limits: limits.length, runs: left.map(({ id }) => runs.findIndex((run) => run.id === id)) };
  };
  const forget = async () => {
    const options = { doors: panel.doors, clock: { ...panel.clock, startTimer }, onFault: assert.fail };
    for (const start of [startForgettingLimits, startForgettingRuns]) {
      const forgetter = start(options);
      await forgetter.settle();
      await forgetter.stop();
    }
  };
  await forget();
  assert.deepEqual(
    await kept(),
    { limits: 3, runs: [0, 1, 2, 3, 4, 5] },
    'kept for ever, unless the organization says so',
  );
  await ask('update organizations set events_kept_days = 60 where id = $1');
  await forget();
  assert.deepEqual(await kept(), { limits: 2, runs: [1, 3, 4, 5] });
});
