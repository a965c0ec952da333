// How admins say what a station's charging points are: their sockets, and which are out of use or not reported yet.
import { recordAudit } from '../../audit/audit.ts';
import type { TenantTx } from '../../db/doors.ts';
import { Failure } from '../../failures.ts';
import type { Viewer } from '../../viewer.ts';
import { demandSeen, type Seen } from '../edit.ts';
import type { PointEdit } from './wire.ts';
import { selectSaidOfPoints, writePoints, type SaidOfPoint } from './queries.ts';

export async function editPoints(
  tx: TenantTx,
  { sight, actor }: Viewer,
  seen: Seen,
  asked: readonly PointEdit[],
): Promise<void> {
  const station = await demandSeen(tx, sight, seen);
  const before = await selectSaidOfPoints(tx, station.id);
  demandFit(before, asked);
  const after = asked.map(saidOf).sort((a, b) => a.evse - b.evse);
  const changed = changedAmong(before.map(saidOf), after);
  if (changed.before.length + changed.after.length === 0) return;
  await writePoints(tx, station.id, after);
  await recordAudit(tx, actor, {
    action: 'station.points',
    subject: { kind: 'station', id: station.id },
    before: { points: changed.before },
    after: { points: changed.after },
  });
  const { organizationId } = tx;
  tx.news.push({ kind: 'point', organizationId, stationId: station.id });
}

function demandFit(before: readonly SaidOfPoint[], asked: readonly PointEdit[]): void {
  const numbers = new Set(asked.map(({ evse }) => evse));
  if (numbers.size < asked.length) throw unfit('Each charging point has a number of its own.');
  const reported = before.filter(({ byHand }) => !byHand);
  const missing = reported.find(({ evse }) => !numbers.has(evse));
  if (missing === undefined) return;
  throw unfit(`Charging point ${missing.evse} was reported by the charging station: disable it instead.`);
}

function unfit(sentence: string): Failure {
  return new Failure('invalid_input', { fields: { points: sentence } });
}

/** In one order of fields, so that equal ones read alike. */
function saidOf({ evse, disabled, maximumPowerW, sockets }: PointEdit): PointEdit {
  const named = sockets.map((socket) => ({ type: socket.type, maximumPowerW: socket.maximumPowerW }));
  return { evse, disabled, maximumPowerW, sockets: named };
}

function changedAmong(before: PointEdit[], after: PointEdit[]): { before: PointEdit[]; after: PointEdit[] } {
  const among = (points: PointEdit[]) => new Set(points.map((point) => JSON.stringify(point)));
  const [old, now] = [among(before), among(after)];
  return {
    before: before.filter((point) => !now.has(JSON.stringify(point))),
    after: after.filter((point) => !old.has(JSON.stringify(point))),
  };
}
