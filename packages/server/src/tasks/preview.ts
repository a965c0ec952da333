// What a task would do before it is saved: when it runs next, and which others reach the same.
import type { TenantTx } from '../db/doors.ts';
import { Failure } from '../failures.ts';
import type { Sight } from '../viewer.ts';
import { nextSpans, noteOn, type Schedule } from './calendar.ts';
import { selectMeeting } from './queries.ts';
import { aimOf, scheduleFaults } from './rules.ts';
import { readTimeZone } from './runs/queries.ts';
import type { Preview, PreviewAsked } from './wire.ts';

const runsShown = 5;

export async function previewTask(tx: TenantTx, sight: Sight, asked: PreviewAsked, now: Date): Promise<Preview> {
  const schedule = scheduleOf(asked);
  const fields = scheduleFaults(schedule);
  if (Object.keys(fields).length > 0) throw new Failure('invalid_input', { fields });
  const timeZone = asked.clock === 'utc' ? 'UTC' : await readTimeZone(tx);
  const runs = nextSpans(schedule, timeZone, now, runsShown);
  const aim = aimOf(asked);
  return {
    runs: runs.map((span) => ({ ...span, note: noteOn(span, schedule, timeZone) })),
    meets: aim === undefined ? [] : await selectMeeting(tx, sight, { ...aim, taskId: asked.taskId }),
  };
}

function scheduleOf({ every, day, weekdays, dayOfMonth, from, to }: PreviewAsked): Schedule {
  return {
    every,
    from,
    ...(day !== undefined && { day }),
    ...(weekdays !== undefined && { weekdays: weekdays.split(',').map(Number) }),
    ...(dayOfMonth !== undefined && { dayOfMonth }),
    ...(to !== undefined && { to }),
  };
}
