// The only place where the news of the live stream enters the query cache.
import type { QueryClient, QueryKey } from '@tanstack/react-query';
import { skipToken, useQuery } from '@tanstack/react-query';
import type { Dashboard, StationRow } from '../../api/contract.ts';
import { campaignsKey } from '../../features/campaigns/api.ts';
import { dashboardsKey, getStationsNow } from '../../features/dashboard/api.ts';
import { groupFiguresKey } from '../../features/groups/api.ts';
import { overTimeKey } from '../../features/statistics/api.ts';
import { meQuery } from '../../features/login/api.ts';
import { sessionKey } from '../../features/sessions/api.ts';
import { stationKey } from '../../features/stations/api.ts';
import { presentKey, taskListKey, taskRunsKey } from '../../features/tasks/api.ts';
import { askAnew, whenAnswered } from './ask-anew.ts';
import { holdStream, type LiveState, type Surroundings } from './hold-stream.ts';
import type { News, NewsKind } from './live-news.ts';
import { mergeDashboard, redraws, touchedBy, withFreshStations } from './live-news.ts';

/** What comes within it is taken in together; after a quiet while the first news of a station waits for no other. */
const gatherMs = 300;
const firstMs = 30;
/** Beyond this many at once one answer about all is smaller than the list of ids. */
const mostStationsAtOnce = 150;

const isOf =
  (...kinds: NewsKind[]) =>
  (kind: NewsKind) =>
    kinds.includes(kind);

/** What is too much to ask for at every piece of news, and how often it is asked for at most. */
const slower: readonly { everyMs: number; keys: readonly QueryKey[]; isTouchedBy: (kind: NewsKind) => boolean }[] = [
  // A bulk command goes to many stations a second.
  { everyMs: 1_000, keys: [campaignsKey], isTouchedBy: isOf('command', 'campaign') },
  // A limit of a group goes to many stations, each with some steps.
  { everyMs: 2_000, keys: [presentKey], isTouchedBy: isOf('station') },
  // Lists of sessions and their sums change with every sample of every station.
  { everyMs: 3_000, keys: [['sessions'], ['reviews']], isTouchedBy: isOf('session') },
  // What became of the limits that tasks have set.
  { everyMs: 5_000, keys: [taskListKey, taskRunsKey], isTouchedBy: isOf('station') },
  // Figures of whole groups are dearer still, those of months and years dearest.
  { everyMs: 10_000, keys: [groupFiguresKey], isTouchedBy: (kind) => redraws.has(kind) },
  { everyMs: 30_000, keys: [overTimeKey], isTouchedBy: (kind) => redraws.has(kind) },
];

/** Takes note of news, and asks in its own time for what it has made old. */
function refreshSlowly(queries: QueryClient) {
  const timers = new Map<number, ReturnType<typeof setTimeout>>();
  const refresh = (everyMs: number, keys: readonly QueryKey[]) => {
    timers.delete(everyMs);
    for (const queryKey of keys) void askAnew(queries, queryKey);
  };
  return {
    take(news: readonly News[]) {
      for (const { everyMs, keys, isTouchedBy } of slower) {
        if (timers.has(everyMs) || !news.some(({ kind }) => isTouchedBy(kind))) continue;
        timers.set(
          everyMs,
          setTimeout(() => refresh(everyMs, keys), everyMs),
        );
      }
    },
    stop() {
      for (const timer of timers.values()) clearTimeout(timer);
    },
  };
}

const liveStateKey = ['live state'];

export function useLiveState(): LiveState {
  const { data } = useQuery<LiveState>({ queryKey: liveStateKey, queryFn: skipToken });
  return data ?? 'connecting';
}

async function askStationsAnew(queries: QueryClient): Promise<void> {
  await Promise.all([dashboardsKey, ['stations']].map((queryKey) => askAnew(queries, queryKey)));
}

async function refreshStations(queries: QueryClient, stationIds: number[]): Promise<void> {
  if (stationIds.length > mostStationsAtOnce) {
    await askStationsAnew(queries);
    return;
  }
  await whenAnswered(queries, dashboardsKey);
  const answer = await getStationsNow(stationIds);
  const fresh = new Map(answer.stations.map((station) => [station.id, station]));
  queries.setQueriesData<{ items: StationRow[]; total: number }>({ queryKey: ['stations'] }, (list) =>
    list === undefined ? list : { ...list, items: withFreshStations(list.items, fresh) },
  );
  for (const [queryKey, old] of queries.getQueriesData<Dashboard>({ queryKey: dashboardsKey })) {
    if (old === undefined) continue;
    const merged: Dashboard | 'ask for all' = mergeDashboard(old, stationIds, answer);
    if (merged === 'ask for all') void queries.invalidateQueries({ queryKey, exact: true });
    else queries.setQueryData(queryKey, merged);
  }
}

async function takeIn(queries: QueryClient, news: News[]): Promise<void> {
  const touched = touchedBy(news);
  const { stationIds, sessionIds, parts, groups, issues, mails, operators, organization, drivers } = touched;
  for (const [stationId, part] of parts) {
    // An answer that is under way may have been made before this news: it is asked for anew.
    void askAnew(queries, [...stationKey(stationId), part]);
  }
  for (const sessionId of sessionIds) void askAnew(queries, sessionKey(sessionId));
  if (organization) {
    // Its name and zone are told with who one is.
    void askAnew(queries, meQuery.queryKey);
    void askAnew(queries, ['organization']);
  }
  if (issues) void askAnew(queries, ['issues']);
  if (mails) void askAnew(queries, ['mails']);
  if (operators) void askAnew(queries, ['operators']);
  if (touched.tasks) void askAnew(queries, ['tasks']);
  if (drivers) {
    void askAnew(queries, ['drivers']);
    void askAnew(queries, ['tokens']);
  }
  if (touched.presentations) void askAnew(queries, ['presentations']);
  if (groups) {
    void askAnew(queries, ['groups']);
    void askAnew(queries, groupFiguresKey);
    void askAnew(queries, ['stations']);
    await askAnew(queries, dashboardsKey);
  }
  if (!groups && stationIds.length > 0) await refreshStations(queries, stationIds);
}

const inBrowser = (): Surroundings => ({
  page: document,
  network: window,
  openSource: () => new EventSource('/api/v1/live'),
  nowMs: Date.now,
  startTimer(timeoutMs, run) {
    const timer = setTimeout(run, timeoutMs);
    return () => clearTimeout(timer);
  },
});

/** Follows the stream until stopped. */
export function followLiveStream(queries: QueryClient): () => void {
  let gathered: News[] = [];
  let flushedAtMs = -gatherMs;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const slow = refreshSlowly(queries);

  const flush = async () => {
    const news = gathered;
    gathered = [];
    flushedAtMs = performance.now();
    await takeIn(queries, news).catch(() => askStationsAnew(queries));
    timer = gathered.length > 0 ? setTimeout(() => void flush(), gatherMs) : undefined;
  };

  const onNews = (event: MessageEvent<string>) => {
    const { kinds } = JSON.parse(event.data) as { kinds: News[] };
    gathered.push(...kinds);
    slow.take(kinds);
    const leastMs = kinds.some(({ kind }) => redraws.has(kind)) ? firstMs : gatherMs;
    timer ??= setTimeout(() => void flush(), Math.max(leastMs, gatherMs - (performance.now() - flushedAtMs)));
  };

  const letGo = holdStream(inBrowser(), {
    onState: (state) => queries.setQueryData(liveStateKey, state),
    // What was asked for before the stream stood may be older than its first news.
    onOpen: () => void askAnew(queries, []),
    onNews,
    onReset: () => void askAnew(queries, []),
    // The stream does not say why it was refused or ended; asking who we are brings an ended login, or another domain, to light.
    onBroken: () => void queries.fetchQuery({ ...meQuery, staleTime: 0 }).catch(() => undefined),
  });
  return () => {
    clearTimeout(timer);
    slow.stop();
    letGo();
  };
}
