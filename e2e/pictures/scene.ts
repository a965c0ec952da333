// The moment that the pictures of the documentation show: what each charging point does, the same in every run.
import { randomUUID } from 'node:crypto';
import { seededRandom } from '@stationmaster/simulator';
import { demoTokens } from '../../packages/server/src/demo/seed.ts';
import type { Reading, SessionStarted } from '../../packages/server/src/facts.ts';
import { paintAdmins } from './admins.ts';
import { paintAudit } from './audit.ts';
import { paintDetails } from './details.ts';
import { minutesBefore, pictured } from './moment.ts';
import type { RunningHouse } from '../house/house.ts';
import { connected, countAll, inOrganization, status, tell, type FactTold } from '../house/scene.ts';

const minuteMs = 60_000;

/** A charging session: for how many minutes, at how many watts; `paused` where the car takes none now. */
type Charging = { minutes: number; watts: number; paused?: true };
type PointScene = string | Charging;

const free = 'Available';

/** What stands at each station's charging points, in their order. */
const scene: Readonly<Record<string, readonly PointScene[]>> = {
  EV00000013: [
    { minutes: 105, watts: 10_940 },
    { minutes: 34, watts: 7_310 },
  ],
  EV00000014: [free, { minutes: 190, watts: 10_870, paused: true }],
  EV00000019: [{ minutes: 52, watts: 22_050 }, free, free],
  EV00000020: ['Unavailable'],
  EV00000015: [free, 'Preparing'],
  EV00000016: ['Faulted', free, free],
  EV00000021: [{ minutes: 71, watts: 7_230 }, free],
  EV00000023: [free, free, { minutes: 18, watts: 10_790 }],
  EV00000017: [
    { minutes: 14, watts: 48_600 },
    { minutes: 9, watts: 61_300 },
  ],
  EV00000018: [free, 'Finishing', free],
  EV00000022: [free, { minutes: 92, watts: 10_900 }],
  EV00000024: [free, free],
  EV00000031: [{ minutes: 128, watts: 3_620 }, free, 'Preparing'],
  EV00000032: [{ minutes: 240, watts: 7_400, paused: true }, free],
  EV00000033: [free, free],
  EV00000034: [{ minutes: 44, watts: 11_020 }, free],
};

const wentAway = 'EV00000022';
const wentAwayAt = minutesBefore(47);
const firmwares: Readonly<Record<string, string>> = {
  EV00000016: 'A997',
  EV00000022: 'A997',
  EV00000017: 'B214',
  EV00000018: 'B214',
};

type Place = { stationId: number; evse: number };

export async function paintScene(house: RunningHouse): Promise<void> {
  const ids = await findStationIds(house);
  const tokens = mixed(demoTokens());
  await tell(
    house,
    Object.keys(scene).flatMap((identifier) => arrival(identifier, idOf(ids, identifier))),
  );
  for (const [identifier, points] of Object.entries(scene)) {
    for (const [index, point] of points.entries()) {
      const place = { stationId: idOf(ids, identifier), evse: index + 1 };
      if (typeof point === 'string') await tell(house, [standing(place, point)]);
      else await paintSession(house, place, point, tokens.shift());
    }
  }
  await tell(house, [{ stationId: idOf(ids, wentAway), at: wentAwayAt, fact: { kind: 'stationGone' } }]);
  await disableLastPoint(house, idOf(ids, 'EV00000021'));
  await paintCommand(house, idOf(ids, 'EV00000013'));
  await paintDetails(house, { talking: idOf(ids, 'EV00000013'), described: idOf(ids, 'EV00000033') });
  await paintAudit(house);
  await paintAdmins(house, { proven: idOf(ids, 'EV00000033'), special: idOf(ids, 'EV00000016') });
  await countAll(house, pictured);
  const lastSeen = [...ids].map(([identifier], index) =>
    identifier === wentAway ? wentAwayAt : new Date(pictured.getTime() - (2 + index) * 1_000),
  );
  await house.doors.withIngest((tx) =>
    tx.query(
      `update station_state s set last_seen_at = f.at from unnest($1::bigint[], $2::timestamptz[]) as f (station_id, at)
       where s.station_id = f.station_id`,
      [[...ids.values()], lastSeen],
    ),
  );
}

/** So that neighbours are not all of one driver. */
function mixed<T>(all: readonly T[]): T[] {
  return all.flatMap((_, index) => all[(index * 5) % all.length] ?? []);
}

async function findStationIds(house: RunningHouse): Promise<Map<string, number>> {
  const rows = await inOrganization(house, (tx) =>
    tx.query<{ identifier: string; id: number }>('select identifier, id from stations order by id'),
  );
  return new Map(rows.map(({ identifier, id }) => [identifier, id]));
}

function idOf(ids: ReadonlyMap<string, number>, identifier: string): number {
  const id = ids.get(identifier);
  if (id === undefined) throw new Error(`The scene has no ${identifier}.`);
  return id;
}

function arrival(identifier: string, stationId: number): FactTold[] {
  const at = minutesBefore(4_640);
  const firmware = firmwares[identifier] ?? 'A999';
  const booted = { kind: 'booted', vendor: 'Ensto', model: 'Demonstration', serial: identifier, firmware } as const;
  return [connected(stationId, at), { stationId, at, fact: booted }];
}

function standing({ stationId, evse }: Place, word: string): FactTold {
  const errorCode = word === 'Faulted' ? 'GroundFailure' : 'NoError';
  return status(stationId, minutesBefore(word === 'Faulted' ? 12 : 26), { evse, status: word, errorCode });
}

async function paintSession(
  house: RunningHouse,
  place: Place,
  charging: Charging,
  token: string | undefined,
): Promise<void> {
  const { stationId, evse } = place;
  const startedAt = minutesBefore(charging.minutes);
  const when = { at: startedAt, stationAt: startedAt, plausible: true };
  const start: SessionStarted = { kind: 'sessionStarted', evse, token: token ?? null, meterStartWh: 4_210_000, when };
  await tell(house, [{ stationId, at: startedAt, fact: start }]);
  const [session] = await inOrganization(house, (tx) =>
    tx.query<{ transaction_id: number }>(
      'select transaction_id from sessions where station_id = $1 and evse = $2 and ended_at is null',
      [stationId, evse],
    ),
  );
  const transactionId = session?.transaction_id ?? null;
  const readings = curve(charging, startedAt);
  await tell(house, [
    { stationId, at: pictured, fact: { kind: 'sessionSampled', evse, transactionId, readings } },
    status(stationId, startedAt, { evse, status: charging.paused ? 'SuspendedEV' : 'Charging' }),
  ]);
}

/** One reading a minute: rising, then steady with a little noise, then nothing where the car is full. */
function curve({ minutes, watts, paused }: Charging, startedAt: Date): Reading[] {
  const random = seededRandom(watts);
  const fullAfter = paused ? minutes * 0.7 : minutes;
  let registerWh = 4_210_000;
  const readings: Reading[] = [];
  for (let minute = 0; minute <= minutes; minute += 1) {
    const at = new Date(startedAt.getTime() + minute * minuteMs);
    const share = minute >= fullAfter ? 0 : Math.min(1, 0.4 + minute * 0.6) * (1 - random() * 0.015);
    const powerW = minute === minutes && !paused ? watts : Math.round(watts * share);
    registerWh += Math.round(powerW / 60);
    readings.push({ at, stationAt: at, digest: randomUUID(), registerWh, intervalWh: null, powerW, readings: '[]' });
  }
  return readings;
}

async function disableLastPoint(house: RunningHouse, stationId: number): Promise<void> {
  await inOrganization(house, (tx) =>
    tx.query('update evses set disabled = true where station_id = $1 and evse = 2', [stationId]),
  );
}

/** The start that an operator had asked for at the first charging point. */
async function paintCommand(house: RunningHouse, stationId: number): Promise<void> {
  const at = minutesBefore(105);
  await inOrganization(house, (tx) =>
    tx.query(
      `insert into commands (id, organization_id, station_id, evse, intent, arguments, state, status, operator_id, queued_at, sent_at,
         answered_at)
       select $1, o.organization_id, $2, 1, 'startCharging', $3, 'accepted', 'Accepted', o.id, $4, $4, $5
       from operators o where o.username = 'alpha'`,
      [
        randomUUID(),
        stationId,
        { intent: 'startCharging', evse: 1, token: '12345678', tokenType: 'iso14443' },
        new Date(at.getTime() - 2_000),
        new Date(at.getTime() - 1_000),
      ],
    ),
  );
}
