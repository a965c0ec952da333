// What news means for what is on screen, as pure functions; knows neither the stream nor the query cache.
import type { Dashboard, DashboardStation } from '../../api/contract.ts';

export type NewsKind =
  | 'point'
  | 'station'
  | 'session'
  | 'command'
  | 'event'
  | 'issue'
  | 'presentation'
  | 'group'
  | 'mail'
  | 'operator'
  | 'organization'
  | 'driver'
  | 'task'
  | 'campaign';
export type News = { kind: NewsKind; stationId?: number; sessionId?: number; commandId?: string };

/** The parts of a station's page that a kind of news makes old. */
const partsTouchedBy: Record<NewsKind, readonly string[]> = {
  point: ['detail'],
  station: ['detail', 'settings', 'local-list', 'limit', 'limits', 'refusals', 'quirks', 'deviations'],
  session: ['detail', 'sessions', 'samples', 'quirks', 'figures'],
  command: ['commands', 'settings'],
  event: ['events'],
  presentation: [],
  issue: [],
  group: [],
  mail: [],
  operator: [],
  organization: [],
  driver: [],
  task: [],
  campaign: [],
};

export const redraws: ReadonlySet<NewsKind> = new Set<NewsKind>(['point', 'station', 'session']);

export type Touched = {
  stationIds: number[];
  sessionIds: number[];
  parts: [stationId: number, part: string][];
  groups: boolean;
  issues: boolean;
  mails: boolean;
  organization: boolean;
  operators: boolean;
  drivers: boolean;
  tasks: boolean;
  presentations: boolean;
};

export function touchedBy(news: News[]): Touched {
  const stationIds = new Set<number>();
  const sessionIds = new Set<number>();
  const parts = new Map<string, [number, string]>();
  for (const { kind, stationId, sessionId } of news) {
    if (kind === 'session' && sessionId !== undefined) sessionIds.add(sessionId);
    if (stationId === undefined) continue;
    if (redraws.has(kind)) stationIds.add(stationId);
    for (const part of partsTouchedBy[kind]) parts.set(`${stationId} ${part}`, [stationId, part]);
  }
  return {
    stationIds: [...stationIds],
    sessionIds: [...sessionIds],
    parts: [...parts.values()],
    groups: news.some(({ kind }) => kind === 'group'),
    issues: news.some(({ kind }) => kind === 'issue'),
    mails: news.some(({ kind }) => kind === 'mail'),
    organization: news.some(({ kind }) => kind === 'organization'),
    // What became of an operator's mail stands on the operator's page.
    operators: news.some(({ kind }) => kind === 'operator' || kind === 'mail'),
    drivers: news.some(({ kind }) => kind === 'driver'),
    tasks: news.some(({ kind }) => kind === 'task'),
    presentations: news.some(({ kind }) => kind === 'presentation'),
  };
}

/** Puts fresh stations in the place of old ones; all others stay the very same objects, so they are not drawn again. */
export function withFreshStations<S extends { id: number }>(stations: S[], fresh: Map<number, DashboardStation>): S[] {
  return stations.map((station) => {
    const newer = fresh.get(station.id);
    return newer === undefined ? station : { ...station, ...newer };
  });
}

/**
 * A station that was not there before, or has left its group, changes the frames: then all is asked for anew. One outside
 * of the groups that are shown is none of them.
 */
export function mergeDashboard(old: Dashboard, asked: number[], answer: Dashboard): Dashboard | 'ask for all' {
  const fresh = new Map(answer.stations.map((station) => [station.id, station]));
  const known = new Map(old.stations.map((station) => [station.id, station]));
  const shown = new Set(old.groups.map(({ id }) => id));
  const groupOf = (station: DashboardStation | undefined) =>
    station !== undefined && shown.has(station.groupId) ? station.groupId : undefined;
  const moved = asked.some((id) => groupOf(fresh.get(id)) !== groupOf(known.get(id)));
  if (moved) return 'ask for all';
  return { ...old, stations: withFreshStations(old.stations, fresh), at: answer.at };
}
