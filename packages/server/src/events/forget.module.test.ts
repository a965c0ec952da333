import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { paintPicture, startTestPanel, type Picture, type TestPanel } from '../testing/panel.ts';
import { startForgetting } from './events.ts';

let panel: TestPanel;
let pictures: Record<'acme' | 'other', Picture>;

before(async () => {
  panel = await startTestPanel();
  pictures = { acme: await paintPicture(panel.doors), other: await paintPicture(panel.doors, 'other') };
  const sql = `
    insert into station_events (organization_id, station_id, kind, occurred_at, received_at)
    select $1::bigint, $2::bigint, 'status', $3::timestamptz - make_interval(days => d / 30), now() from generate_series(0, 3000) d
    union all select $1, $2, 'security', $3::timestamptz - interval '900 days', now()`;
  for (const { organizationId, stations } of Object.values(pictures)) {
    await panel.doors.withIngest((tx) => tx.query(sql, [organizationId, stations['2'], panel.clock.now()]));
  }
});
after(() => panel.stop());

test('events are kept as long as the organization wants, security events and those of others for ever (S-9)', async () => {
  const { acme, other } = pictures;
  await panel.doors.withTenant(acme.organizationId, (tx) =>
    tx.query('update organizations set events_kept_days = 60 where id = $1', [tx.organizationId]),
  );
  const immediately = { ...panel.clock, startTimer };
  const forgetter = startForgetting({ doors: panel.doors, clock: immediately, onFault: assert.fail });
  await forgetter.settle();
  await forgetter.stop();
  assert.deepEqual(await keptOf(acme), { oldestDays: 60, security: 1 });
  assert.deepEqual(await keptOf(other), { oldestDays: 100, security: 1 });
});

/** The hour until the next look never passes, the rest between two sets at once. */
function startTimer(timeoutMs: number, run: () => void): () => void {
  if (timeoutMs > 60_000) return () => undefined;
  const handle = setImmediate(run);
  return () => clearImmediate(handle);
}

async function keptOf({ organizationId }: Picture) {
  const [kept] = await panel.doors.withTenant(organizationId, (tx) =>
    tx.query<{ oldestDays: number; security: number }>(
      `select count(*) filter (where kind = 'security') as security,
         extract(day from $2::timestamptz - min(occurred_at) filter (where kind <> 'security'))::integer as "oldestDays"
       from station_events where organization_id = $1`,
      [organizationId, panel.clock.now()],
    ),
  );
  return kept;
}
