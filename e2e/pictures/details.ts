// What the pictures show beside charging: a station's settings, its talk, its sockets, cards that were shown, and strangers.
import { insertKnock } from '../../packages/server/src/testing/rows.ts';
import type { RunningHouse } from '../house/house.ts';
import { minutesBefore } from './moment.ts';
import { inOrganization, tell } from '../house/scene.ts';

export async function paintDetails(house: RunningHouse, of: { talking: number; described: number }): Promise<void> {
  await paintSettings(house, of.talking);
  await paintTalk(house, of.talking);
  await paintSockets(house, of.described);
  await paintKnocks(house);
  await paintCards(house, of);
}

async function paintCards(
  house: RunningHouse,
  { talking, described }: { talking: number; described: number },
): Promise<void> {
  await inOrganization(house, (tx) => tx.query('update tokens set created_at = $1', [minutesBefore(40_000)]));
  const cards: [minutes: number, stationId: number, token: string][] = [
    [31, described, '7C41A0E3'],
    [12, talking, '0B5A77E4'],
    [4, talking, 'DA150001'],
  ];
  for (const [minutes, stationId, token] of cards) {
    await tell(house, [{ stationId, at: minutesBefore(minutes), fact: { kind: 'tokenShown', token } }]);
  }
}

const settingsOfStation = {
  AuthorizeRemoteTxRequests: 'true',
  ConnectionTimeOut: '60',
  HeartbeatInterval: '300',
  LocalAuthListEnabled: 'true',
  MeterValueSampleInterval: '60',
  NumberOfConnectors: '2',
};

async function paintSettings(house: RunningHouse, stationId: number): Promise<void> {
  await house.doors.withIngest((tx) =>
    tx.query(
      `insert into settings (organization_id, station_id, key, value, read_only, reported_at)
       select s.organization_id, s.id, f.key, f.value, f.key = 'NumberOfConnectors', $4
       from unnest($2::text[], $3::text[]) as f (key, value), stations s where s.id = $1`,
      [stationId, Object.keys(settingsOfStation), Object.values(settingsOfStation), minutesBefore(40)],
    ),
  );
}

/** Of the last minutes on its socket. */
async function paintTalk(house: RunningHouse, stationId: number): Promise<void> {
  const heartbeat = (minutes: number): [Date, string, string, string][] => [
    [minutesBefore(minutes), 'in', 'call', `[2,"h-${minutes}","Heartbeat",{}]`],
    [
      minutesBefore(minutes),
      'out',
      'result',
      `[3,"h-${minutes}",{"currentTime":"${minutesBefore(minutes).toISOString()}"}]`,
    ],
  ];
  const frames = [15, 10, 5].flatMap(heartbeat);
  await house.doors.withIngest((tx) =>
    tx.query(
      `insert into frames (organization_id, station_id, at, direction, kind, action, message_id, frame)
       select s.organization_id, s.id, f.at, f.direction, f.kind, 'Heartbeat', f.frame::jsonb ->> 1, f.frame
       from unnest($2::timestamptz[], $3::text[], $4::text[], $5::text[]) as f (at, direction, kind, frame), stations s
       where s.id = $1`,
      [stationId, ...[0, 1, 2, 3].map((column) => frames.map((frame) => frame[column]))],
    ),
  );
}

async function paintSockets(house: RunningHouse, stationId: number): Promise<void> {
  const sockets = [
    { type: 'type2', maximumPowerW: 22_000 },
    { type: 'schuko', maximumPowerW: 3_700 },
  ];
  await inOrganization(house, (tx) =>
    tx.query('update evses set sockets = $2 where station_id = $1', [stationId, JSON.stringify(sockets)]),
  );
}

async function paintKnocks(house: RunningHouse): Promise<void> {
  await inOrganization(house, async ({ organizationId }) => {
    const { doors } = house;
    for (const identifier of ['EV00000035', 'PIER-1']) await insertKnock(doors, { organizationId, identifier });
  });
}
