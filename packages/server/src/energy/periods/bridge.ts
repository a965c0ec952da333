// The bridge between the two questions of a period, which a report prints at its foot and which must always close (E-8).
import type { TenantTx } from '../../db/doors.ts';
import { byFlow } from './by-flow.ts';
import { bySession, type Question } from './by-session.ts';

export type Bridge = {
  bySessionWh: number;
  /** Of sessions that started in the period, what flowed after it. */
  flowedAfterWh: number;
  /** Of sessions that started before the period and are closed, what flowed in it. */
  fromEarlierWh: number;
  /** Of sessions that are open. */
  openWh: number;
  byFlowWh: number;
};

const farFuture = new Date('9999-01-01T00:00:00Z');

export async function bridge(tx: TenantTx, question: Question & { timeZone: string }): Promise<Bridge> {
  const { from, to } = question;
  const narrowed = (sql: string, span: Pick<Question, 'from' | 'to'>) =>
    byFlow(tx, { ...question, ...span, where: within(question.where, sql, question) });
  const startedIn = 's.ended_at is not null and s.started_at >= $A and s.started_at < $B';
  const startedBefore = 's.ended_at is not null and s.started_at < $A and $B::timestamptz is not null';
  const open = 's.ended_at is null and $A::timestamptz is not null and $B::timestamptz is not null';
  const whole = await bySession(tx, question);
  const after = await narrowed(startedIn, { from: to, to: farFuture });
  const earlier = await narrowed(startedBefore, { from, to });
  const running = await narrowed(open, { from, to });
  const flowed = await byFlow(tx, question);
  return {
    bySessionWh: whole.energyWh,
    flowedAfterWh: after.energyWh,
    fromEarlierWh: earlier.energyWh,
    openWh: running.energyWh,
    byFlowWh: flowed.energyWh,
  };
}

/** A condition more, whose $A and $B are the period's ends. */
function within(where: Question['where'], sql: string, { from, to }: Question): NonNullable<Question['where']> {
  const values = where?.values ?? [];
  const own = sql.replaceAll('$A', `$${2 + values.length}`).replaceAll('$B', `$${3 + values.length}`);
  return { sql: where === undefined ? own : `${where.sql} and ${own}`, values: [...values, from, to] };
}
