// Figures of a span by periods: energy where it flowed, charging events where they began, used points, and shares of time.
import { recordAudit } from '../../audit/audit.ts';
import type { TenantTx } from '../../db/doors.ts';
import { flowOver, type Where } from '../../energy/energy.ts';
import { Failure } from '../../failures.ts';
import { countStartedOver, secondsInSessionOver } from '../../sessions/sessions.ts';
import { listPointLives, secondsOutOver } from '../../stations/stations.ts';
import type { Viewer } from '../../viewer.ts';
import { earliestDay, mostPeriods, periodsOf, type Periods } from './periods.ts';
import { pointSeconds, shareOf } from './shares.ts';
import { conditionOf, type Whose } from './whose.ts';
import type { Statistics, StatisticsFilter } from './wire.ts';

type Asking = Pick<Viewer, 'organization' | 'sight'>;
type Asked = StatisticsFilter & { now: Date };
type Question = { bounds: Date[]; where: Where; now: Date };

export async function readStatistics(
  tx: TenantTx,
  { organization: { timeZone }, sight }: Asking,
  whose: Whose,
  asked: Asked,
): Promise<Statistics> {
  const { by, bounds } = demandPeriods(asked, timeZone);
  const where = await conditionOf(tx, sight, whose);
  const question = { bounds, where, now: asked.now };
  const { energyWh, usedPoints, usedInAll } = await flowOver(tx, { ...question, timeZone });
  const sessions = await countStartedOver(tx, question);
  const shares = asked.shares === false ? noShares : await readShares(tx, question);
  const [from, to] = [bounds[0] ?? asked.now, bounds.at(-1) ?? asked.now];
  return {
    from,
    to,
    by,
    at: asked.now,
    total: {
      energyWh: sumOf(energyWh),
      sessions: sumOf(sessions),
      usedPoints: usedInAll,
      ...shares.total,
    },
    periods: bounds.slice(1).map((until, index) => ({
      from: bounds[index] ?? until,
      to: until,
      energyWh: energyWh[index] ?? 0,
      sessions: sessions[index] ?? 0,
      usedPoints: usedPoints[index] ?? 0,
      utilisation: shares.utilisation[index] ?? null,
      availability: shares.availability[index] ?? null,
    })),
  };
}

/** The download is in the audit log, before its first line leaves (S-19). */
export async function exportStatistics(tx: TenantTx, viewer: Viewer, whose: Whose, asked: Asked): Promise<Statistics> {
  const { now: _now, ...filter } = asked;
  const subject = whose.whole === 'domain' ? {} : { subject: { kind: kinds[whose.whole], id: whose.id } };
  const statistics = await readStatistics(tx, viewer, whose, asked);
  await recordAudit(tx, viewer.actor, { action: 'statistics.export', ...subject, after: filter });
  return statistics;
}

const kinds = { stations: 'station', groups: 'group', drivers: 'driver', 'driver-groups': 'driver_group' } as const;

function demandPeriods({ span, from, to, by, now }: Asked, timeZone: string): Periods {
  if ((from === undefined) !== (to === undefined)) {
    throw new Failure('invalid_input', {
      fields: { [from === undefined ? 'from' : 'to']: 'Say both days, or neither.' },
    });
  }
  if (from !== undefined && to !== undefined && (to < from || from < earliestDay || to > '9000')) {
    throw new Failure('invalid_input', {
      fields: { from: `A day from ${earliestDay} on, and not after the last one.` },
    });
  }
  const days = from !== undefined && to !== undefined ? { from, to } : { span: span ?? ('30d' as const) };
  const periods = periodsOf({ ...days, by }, { now, timeZone });
  if (periods === undefined) {
    throw new Failure('span_too_long', {
      detail: `These are more than ${mostPeriods} periods. Choose a shorter span or longer periods.`,
    });
  }
  return periods;
}

type Shares = Pick<Statistics['total'], 'utilisation' | 'availability'>;

const noShares = {
  total: { utilisation: null, availability: null } satisfies Shares,
  utilisation: [],
  availability: [],
};

/** Points have them, charging users do not. */
async function readShares(tx: TenantTx, question: Question) {
  const { bounds, where, now } = question;
  if (where.stationsAlone !== true) return noShares;
  const lives = await listPointLives(tx, where);
  const inSession = await secondsInSessionOver(tx, question);
  const out = await secondsOutOver(tx, question);
  const known = pointSeconds(lives.known, bounds, now);
  const watched = pointSeconds(lives.watched, bounds, now);
  const up = watched.map((seconds, index) => seconds - (out[index] ?? 0));
  return {
    total: {
      utilisation: shareOf(sumOf(inSession), sumOf(known)),
      availability: shareOf(sumOf(up), sumOf(watched)),
    },
    utilisation: inSession.map((seconds, index) => shareOf(seconds, known[index] ?? 0)),
    availability: up.map((seconds, index) => shareOf(seconds, watched[index] ?? 0)),
  };
}

function sumOf(figures: readonly number[]): number {
  return figures.reduce((sum, figure) => sum + figure, 0);
}
