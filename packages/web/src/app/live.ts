// The live stream of the server, and the only place where its news enters the query cache.
import type { QueryClient } from '@tanstack/react-query';
import { skipToken, useQuery } from '@tanstack/react-query';
import type { Dashboard, StationRow } from '../api/contract.ts';
import { dashboardQuery, getStationsNow } from '../features/dashboard/api.ts';
import { meQuery } from '../features/login/api.ts';
import { sessionKey } from '../features/sessions/api.ts';
import { stationKey } from '../features/stations/api.ts';
import type { News } from './live-news.ts';
import { mergeDashboard, touchedBy, withFreshStations } from './live-news.ts';

const gatherMs = 300;
const reopenMs = 3000;
/** Lists of sessions and their sums are too much to ask for at every sample of every station. */
const listsEveryMs = 3000;
/** Beyond this many at once one answer about all is smaller than the list of ids. */
const mostStationsAtOnce = 150;

export type LiveState = 'connecting' | 'live' | 'reconnecting';
const liveStateKey = ['live state'];

export function useLiveState(): LiveState {
  const { data } = useQuery<LiveState>({ queryKey: liveStateKey, queryFn: skipToken });
  return data ?? 'connecting';
}

async function refreshStations(queries: QueryClient, stationIds: number[]): Promise<void> {
  const old = queries.getQueryData(dashboardQuery.queryKey);
  if (stationIds.length > mostStationsAtOnce) {
    await queries.invalidateQueries({ queryKey: dashboardQuery.queryKey });
    return;
  }
  const answer = await getStationsNow(stationIds);
  const fresh = new Map(answer.stations.map((station) => [station.id, station]));
  queries.setQueriesData<{ items: StationRow[]; total: number }>({ queryKey: ['stations'] }, (list) =>
    list === undefined ? list : { ...list, items: withFreshStations(list.items, fresh) },
  );
  if (old === undefined) return;
  const merged: Dashboard | 'ask for all' = mergeDashboard(old, stationIds, answer);
  if (merged === 'ask for all') await queries.invalidateQueries({ queryKey: dashboardQuery.queryKey });
  else queries.setQueryData(dashboardQuery.queryKey, merged);
}

async function takeIn(queries: QueryClient, news: News[]): Promise<void> {
  const { stationIds, sessionIds, parts, groups, mails } = touchedBy(news);
  for (const [stationId, part] of parts) {
    // An answer that is under way may have been made before this news: it is asked for anew.
    void queries.invalidateQueries({ queryKey: [...stationKey(stationId), part] });
  }
  for (const sessionId of sessionIds) void queries.invalidateQueries({ queryKey: sessionKey(sessionId) });
  if (mails) void queries.invalidateQueries({ queryKey: ['mails'] });
  if (groups) void queries.invalidateQueries({ queryKey: ['groups'] });
  if (groups) await queries.invalidateQueries({ queryKey: dashboardQuery.queryKey });
  else if (stationIds.length > 0) await refreshStations(queries, stationIds);
}

/** Follows the stream until stopped. Hidden tabs let go of it: browsers allow six connections to a host. */
export function followLiveStream(queries: QueryClient, onEnded: () => void): () => void {
  let stream: EventSource | undefined;
  let gathered: News[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let listsTimer: ReturnType<typeof setTimeout> | undefined;
  let reopening: ReturnType<typeof setTimeout> | undefined;

  const say = (state: LiveState) => queries.setQueryData(liveStateKey, state);

  const flush = async () => {
    const news = gathered;
    gathered = [];
    await takeIn(queries, news).catch(() => queries.invalidateQueries({ queryKey: dashboardQuery.queryKey }));
    timer = gathered.length > 0 ? setTimeout(() => void flush(), gatherMs) : undefined;
  };

  const refreshLists = () => {
    listsTimer = undefined;
    void queries.invalidateQueries({ queryKey: ['sessions'] });
    void queries.invalidateQueries({ queryKey: ['reviews'] });
  };

  const onNews = (event: MessageEvent<string>) => {
    const { kinds } = JSON.parse(event.data) as { kinds: News[] };
    gathered.push(...kinds);
    if (kinds.some(({ kind }) => kind === 'session')) listsTimer ??= setTimeout(refreshLists, listsEveryMs);
    timer ??= setTimeout(() => void flush(), gatherMs);
  };

  const close = () => {
    stream?.close();
    stream = undefined;
    clearTimeout(reopening);
  };

  /** What was asked for before the stream stood may be older than its first news. */
  const onOpen = () => {
    say('live');
    void queries.invalidateQueries();
  };

  const onBroken = () => {
    say('reconnecting');
    if (stream?.readyState !== EventSource.CLOSED) return;
    // The stream does not say why it was refused; asking who we are brings an ended login to light.
    void queries.fetchQuery({ ...meQuery, staleTime: 0 }).catch(() => undefined);
    close();
    reopening = setTimeout(open, reopenMs);
  };

  const open = () => {
    close();
    stream = new EventSource('/api/v1/live');
    stream.addEventListener('open', onOpen);
    stream.addEventListener('news', onNews);
    stream.addEventListener('reset', () => void queries.invalidateQueries());
    stream.addEventListener('ended', onEnded);
    stream.addEventListener('error', onBroken);
  };

  const onVisibility = () => {
    if (document.hidden) return close();
    if (stream === undefined) open();
    return undefined;
  };

  document.addEventListener('visibilitychange', onVisibility);
  if (!document.hidden) open();
  return () => {
    document.removeEventListener('visibilitychange', onVisibility);
    clearTimeout(timer);
    clearTimeout(listsTimer);
    close();
  };
}
