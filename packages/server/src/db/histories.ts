// Deletes what histories no longer have to keep, by each organization's setting, in small sets; knows no table by name.
import { startRounds, type Clock, type Going, type Rounds } from '../clock.ts';
import type { Doors, IngestTx } from './doors.ts';

const ownersAtOnce = 200;
const rowsAtOnce = 1_000;
const everyMs = 60 * 60_000;
const restFactor = 4;

export type History = {
  table: string;
  /** Whose history it is: a table with ids and organizations, and the column that names its rows. */
  owners: 'stations' | 'tasks';
  ownerColumn: string;
  /** When a row, `old`, became history; an index leads from the owner to the oldest. */
  since: string;
  /** True of rows that stay, however old. */
  stays: string;
};

export function startForgettingHistory(options: {
  doors: Pick<Doors, 'withIngest'>;
  clock: Clock;
  onFault(error: unknown): void;
  history: History;
}): Rounds {
  const { doors, clock, onFault, history } = options;
  const statement = statementOf(history);

  async function forgetAll(going: Going): Promise<void> {
    let afterId: number | undefined = 0;
    while (!going.isStopped() && afterId !== undefined) {
      const beganMs = clock.monotonicMs();
      const from: number = afterId;
      afterId = await doors.withIngest((tx) => forgetSome(tx, statement, { afterId: from, now: clock.now() }));
      await going.rest(beganMs, restFactor);
    }
  }

  return startRounds({ clock, everyMs, onFault, round: forgetAll });
}

function statementOf({ table, owners, ownerColumn, since, stays }: History): { name: string; text: string } {
  return {
    name: `forget-${table}`,
    text: `with looked as (
        select s.id, $2::timestamptz - make_interval(days => o.events_kept_days) as until
        from ${owners} s join organizations o on o.id = s.organization_id
        where s.id > $1 and o.events_kept_days is not null order by s.id limit $3),
      gone as (
        delete from ${table} e using looked, lateral (
          select old.id from ${table} old
          where old.${ownerColumn} = looked.id and old.${since} < looked.until and not (${stays})
          order by old.${since} limit $4) old
        where e.id = old.id returning e.${ownerColumn} as id)
      select (select max(id) from looked) as last,
        (select min(id) from (select id from gone group by id having count(*) >= $4) full_sets) as fullest`,
  };
}

/** Answers the owner to go on after; undefined where all have been looked at. One with more left is looked at again. */
async function forgetSome(
  tx: IngestTx,
  statement: { name: string; text: string },
  { afterId, now }: { afterId: number; now: Date },
): Promise<number | undefined> {
  const [looked] = await tx.query<{ last: number | null; fullest: number | null }>({
    ...statement,
    values: [afterId, now, ownersAtOnce, rowsAtOnce],
  });
  const { last = null, fullest = null } = looked ?? {};
  return (fullest === null ? last : fullest - 1) ?? undefined;
}
