// The organization of the pictures as data, with charging powers that drift and commands that find their way.
import type {
  Command,
  DashboardGroup,
  DashboardPoint,
  DashboardStation,
  PointState,
  Sample,
  Session,
  Station,
  StationRow,
} from '../src/api/contract.ts';
import type { News } from '../src/app/live-news.ts';

export type Fixtures = ReturnType<typeof createFixtures>;

const minuteMs = 60_000;
const groups: DashboardGroup[] = [
  { id: 1, parentId: null, name: 'ACME' },
  { id: 2, parentId: 1, name: 'ACME Shopping Malls' },
  { id: 3, parentId: 2, name: 'ACME Pine Mall' },
  { id: 4, parentId: 2, name: 'ACME Birch Mall' },
  { id: 5, parentId: 2, name: 'ACME Maple Mall' },
  { id: 6, parentId: 1, name: 'ACME Hotels' },
];

/** A number is a charging point with its kilowatts. */
const drawn: [identifier: number, name: string, groupId: number, points: (PointState | number)[]][] = [
  [13, 'Pine Mall entry', 3, [10.94, 7.31]],
  [14, 'Pine Mall garage A', 3, ['available', 'suspended']],
  [19, 'Pine Mall garage B', 3, [22.1, 'available', 'available']],
  [20, 'Pine Mall staff', 3, ['unavailable']],
  [15, 'Birch Mall north', 4, ['available', 'preparing']],
  [16, 'Birch Mall south', 4, ['issue', 'available', 'available']],
  [21, 'Birch Mall deck 2', 4, [7.2, 'disabled']],
  [23, 'Birch Mall taxi', 4, ['available', 'available', 10.8]],
  [17, 'Maple Mall fast', 5, [48.6, 61.3]],
  [18, 'Maple Mall taxi', 5, ['available', 'finishing', 'available']],
  [22, 'Maple Mall rear', 5, ['available', 'charging']],
  [24, 'Maple Mall deck 1', 5, ['available', 'available']],
  [31, 'Hotel Harbour', 6, [3.6, 'available', 'reserved']],
  [32, 'Hotel Park', 6, ['suspended', 'available']],
  [33, 'Hotel Station', 6, ['available', 'available']],
  [34, 'Hotel Airport', 6, [11.0, 'available']],
];

const pointOf = (drawnPoint: PointState | number, evse: number, stationId: number): DashboardPoint => ({
  evse,
  state: typeof drawnPoint === 'number' ? 'charging' : drawnPoint,
  powerW: typeof drawnPoint === 'number' ? Math.round(drawnPoint * 1000) : null,
  sessionId: typeof drawnPoint === 'number' || drawnPoint === 'suspended' ? stationId * 10 + evse : null,
});

function manyStations(count: number): typeof drawn {
  const states: (PointState | number)[] = [
    'available',
    7.4,
    'suspended',
    11.0,
    'available',
    'preparing',
    22.0,
    'available',
  ];
  return Array.from({ length: count }, (_, index) => [
    100 + index,
    `Station ${index}`,
    (index % 4) + 3,
    [states[index % 8] ?? 'available', states[(index * 3) % 8] ?? 'available'],
  ]);
}

export function createFixtures(many: number) {
  const startMs = Date.now();
  const stations = new Map<number, DashboardStation>();
  const commands: Command[] = [];
  const listeners = new Set<(news: News[]) => void>();
  const tell = (...news: News[]) => listeners.forEach((listener) => listener(news));
  for (const [id, name, groupId, points] of many > 0 ? manyStations(many) : drawn) {
    const connected = id !== 22;
    stations.set(id, {
      id,
      identifier: `EV${String(id).padStart(8, '0')}`,
      name,
      groupId,
      connected,
      lastSeenAt: new Date(connected ? startMs : startMs - 47 * minuteMs).toISOString(),
      offlineSince: connected ? null : new Date(startMs - 47 * minuteMs).toISOString(),
      disabled: false,
      points: points.map((point, index) => pointOf(point, index + 1, id)),
    });
  }

  const drift = () => {
    const touched = [...stations.values()].filter(
      ({ connected, points }) => connected && points.some(({ state }) => state === 'charging'),
    );
    for (const station of touched.slice(0, many > 0 ? 100 : 3)) {
      const points = station.points.map((point) =>
        point.powerW === null ? point : { ...point, powerW: Math.round(point.powerW * (0.995 + Math.random() * 0.01)) },
      );
      stations.set(station.id, { ...station, points, lastSeenAt: new Date().toISOString() });
      tell({ kind: 'point', stationId: station.id });
    }
  };
  const drifting = setInterval(drift, 1000);

  const rowOf = (station: DashboardStation): StationRow => ({
    ...station,
    groupName: groups.find(({ id }) => id === station.groupId)?.name ?? '',
    vendor: 'Acme',
    model: 'Wall 22',
    firmware: station.id === 16 || station.id === 22 ? 'A997' : 'A999',
    ocppVersion: '1.6',
    pointCount: station.points.length,
  });

  const sessionOf = (station: DashboardStation, point: DashboardPoint): Session | null => {
    if (point.sessionId === null) return null;
    const lengthMs = (point.evse === 1 ? 105 : 34) * minuteMs;
    const isFirst = point.evse === 1;
    return {
      id: point.sessionId,
      transactionId: point.sessionId,
      stationId: station.id,
      stationName: station.name,
      stationIdentifier: station.identifier,
      evse: point.evse,
      startedAt: new Date(startMs - lengthMs).toISOString(),
      endedAt: null,
      energyWh: isFirst ? 18_120 : 3_820,
      counting: true,
      powerW: point.powerW ?? 0,
      token: isFirst ? { id: '••••5678', name: "Scrooge's home charger" } : { id: '••••A0E2', name: 'Workplace token' },
      driver: isFirst ? { id: 1, name: 'Scrooge McDuck' } : { id: 2, name: 'Donald Duck' },
      decision: 'Accepted',
      decisionReason: isFirst ? 'access_by_group' : 'access_by_station',
      free: false,
      stopReason: null,
    };
  };

  const detailOf = (station: DashboardStation): Station => ({
    ...rowOf(station),
    serial: 'A-1',
    connectedSince: new Date(startMs - 3 * 24 * 60 * minuteMs).toISOString(),
    bootedAt: null,
    proof: 'password',
    note: null,
    points: station.points.map((point) => ({
      ...point,
      status: 'Available',
      errorCode: point.state === 'issue' ? 'GroundFailure' : 'NoError',
      info: null,
      statusAt: new Date(startMs - 12 * minuteMs).toISOString(),
      session: sessionOf(station, point),
    })),
  });

  const samplesOf = (sessionId: number): Sample[] => {
    const station = stations.get(Math.floor(sessionId / 10));
    const point = station?.points.find((each) => each.sessionId === sessionId);
    const minutes = sessionId % 10 === 1 ? 105 : 34;
    const powerW = point?.powerW ?? 0;
    return Array.from({ length: minutes + 1 }, (_, minute) => {
      const dip = minute > minutes * 0.42 && minute < minutes * 0.54 ? 0.64 : 1;
      const rise = Math.min(1, minute / 2);
      return {
        at: new Date(startMs - (minutes - minute) * minuteMs).toISOString(),
        registerWh: null,
        powerW: Math.round(powerW * dip * rise * (0.99 + 0.02 * Math.abs(Math.sin(minute)))),
      };
    });
  };

  const advance = (id: string, change: Partial<Command>) => {
    const index = commands.findIndex((command) => command.id === id);
    const command = commands[index];
    if (command === undefined) return;
    commands[index] = { ...command, ...change };
    tell({ kind: 'command', stationId: command.stationId, commandId: id });
  };

  const ask = (stationId: number, body: Record<string, unknown>): Command => {
    const command: Command = {
      id: crypto.randomUUID(),
      stationId,
      intent: String(body['intent']),
      evse: (body['evse'] as number | undefined) ?? null,
      arguments: (body['arguments'] ?? {}) as Record<string, unknown>,
      state: 'queued',
      status: null,
      detail: null,
      queuedAt: new Date().toISOString(),
      sentAt: null,
      answeredAt: null,
      operator: { id: 1, name: 'Mamercus Molestus' },
    };
    commands.unshift(command);
    const refused = command.intent === 'releaseCable';
    setTimeout(() => advance(command.id, { state: 'sent', sentAt: new Date().toISOString() }), 700).unref();
    const end = refused ? ({ state: 'rejected', status: 'UnlockFailed' } as const) : ({ state: 'accepted' } as const);
    setTimeout(() => advance(command.id, { ...end, answeredAt: new Date().toISOString() }), 6000).unref();
    return command;
  };

  const events = [
    ['Status update', 1, 'Charging', 'NoError', 3],
    ['', 1, 'Preparing', 'NoError', 4],
    ['ground failure on outlet', 2, 'Faulted', 'GroundFailure', 31],
    ['', null, 'Available', 'NoError', 95],
  ] as const;

  const listStations = (query: URLSearchParams) => {
    const search = (query.get('search') ?? '').toLowerCase();
    const groupId = query.get('groupId');
    const state = query.get('state');
    const found = [...stations.values()]
      .filter(({ name, identifier }) => `${name} ${identifier}`.toLowerCase().includes(search))
      .filter((station) => groupId === null || String(station.groupId) === groupId)
      .filter(({ points, connected }) =>
        state === null
          ? true
          : state === 'offline'
            ? !connected
            : connected && points.some((point) => point.state === state),
      )
      .sort((a, b) => a.name.localeCompare(b.name) * (query.get('order') === 'desc' ? -1 : 1));
    const size = Number(query.get('pageSize') ?? 25);
    const from = (Number(query.get('page') ?? 1) - 1) * size;
    return { items: found.slice(from, from + size).map(rowOf), total: found.length };
  };

  return {
    needsSetup: process.env['FIXTURE_SETUP'] === '1',
    stop: () => clearInterval(drifting),
    onNews: (listener: (news: News[]) => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    me: () => ({
      operator: {
        id: 1,
        username: 'mamercus',
        name: 'Mamercus Molestus',
        email: 'mamercus@example.com',
        role: 'admin',
        baseGroup: { id: 1, name: 'ACME' },
      },
      organization: { id: 1, slug: 'acme', name: 'ACME', timeZone: 'Europe/Helsinki' },
      loginEndsAt: new Date(startMs + 120 * minuteMs).toISOString(),
      csrfToken: 'fixture',
    }),
    answer(method: string, path: string, query: URLSearchParams, body: Record<string, unknown>): unknown {
      const [, noun, id, part] = path.split('/');
      const station = stations.get(Number(id));
      if (path === '/me') return this.me();
      if (path === '/dashboard') {
        const ids = query.get('stationIds')?.split(',').map(Number);
        const shown = [...stations.values()].filter((each) => ids === undefined || ids.includes(each.id));
        return { groups: ids === undefined ? groups : [], stations: shown, at: new Date().toISOString() };
      }
      if (path === '/groups') return { items: groups.map((group) => ({ ...group, stationCount: 1, pointCount: 1 })) };
      if (path === '/stations' && method === 'POST') {
        const first = stations.get(13);
        if (first === undefined) return undefined;
        return {
          station: rowOf(first),
          password: 'tallow-kept-marvel-9',
          connectTo: 'ws://127.0.0.1:8080/ocpp/acme/EV00000099',
        };
      }
      if (path === '/stations') return listStations(query);
      if (path === '/sessions') {
        const all = [...stations.values()].flatMap((each) =>
          each.points.flatMap((point) => sessionOf(each, point) ?? []),
        );
        const items = all.filter((each) => each.stationId === Number(query.get('stationId')));
        return { items, total: items.length };
      }
      if (noun === 'sessions' && part === 'samples') return { items: samplesOf(Number(id)) };
      if (path === '/tokens') {
        return {
          items: [
            {
              id: 1,
              token: '04A1B2C3D4',
              name: 'Workplace token',
              active: true,
              driver: { id: 2, name: 'Donald Duck' },
            },
            {
              id: 2,
              token: '12345678',
              name: "Scrooge's home charger",
              active: true,
              driver: { id: 1, name: 'Scrooge McDuck' },
            },
          ],
        };
      }
      if (noun !== 'stations' || station === undefined) return undefined;
      if (part === 'commands' && method === 'POST') return ask(station.id, body);
      if (part === 'commands') return { items: commands.filter(({ stationId }) => stationId === station.id) };
      if (part === 'events') {
        const items = events.map(([info, evse, status, errorCode, ago], index) => ({
          id: index,
          occurredAt: new Date(startMs - ago * minuteMs).toISOString(),
          receivedAt: new Date(startMs - ago * minuteMs).toISOString(),
          evse,
          kind: 'status',
          status,
          errorCode,
          info,
        }));
        return { day: query.get('day'), items };
      }
      return detailOf(station);
    },
  };
}
