// What the server finds by a text, and what it tells of things that were opened before.
import { keepPreviousData, queryOptions, type QueryClient } from '@tanstack/react-query';
import { answerOf, client } from '../../api/client.ts';
import { driverGroupQuery } from '../driver-groups/api.ts';
import { driverQuery } from '../drivers/api.ts';
import { groupQuery } from '../groups/api.ts';
import { operatorQuery } from '../operators/api.ts';
import { sessionQuery } from '../sessions/api.ts';
import { stationQuery } from '../stations/api.ts';
import { taskQuery } from '../tasks/api.ts';
import { tokenQuery } from '../tokens/api.ts';
import { rowOf, type Row, type Thing, type ThingKind, type Told } from './found/rows.ts';

/** What was found before stays until this is; there is no asking twice, since the next letter asks anyway. */
export const findQuery = (text: string) =>
  queryOptions({
    queryKey: ['find', text],
    queryFn: ({ signal }) => answerOf(client.GET('/find', { params: { query: { text } }, signal })),
    placeholderData: keepPreviousData,
    enabled: text !== '',
    retry: false,
  });

type Read = (queries: QueryClient, id: number, told: Told) => Promise<Row>;

const readers: Record<ThingKind, Read> = {
  stations: async (queries, id, told) => rowOf('stations', await queries.fetchQuery(stationQuery(id)), told),
  groups: async (queries, id, told) => {
    const group = await queries.fetchQuery(groupQuery(id));
    return rowOf('groups', { ...group, path: group.path.map(({ name }) => name) }, told);
  },
  drivers: async (queries, id, told) => {
    const driver = await queries.fetchQuery(driverQuery(id));
    return rowOf('drivers', { ...driver, driverGroupName: driver.driverGroup?.name ?? null }, told);
  },
  driverGroups: async (queries, id, told) => {
    const group = await queries.fetchQuery(driverGroupQuery(id));
    return rowOf('driverGroups', { ...group, homeGroupName: group.homeGroup.name }, told);
  },
  tokens: async (queries, id, told) => {
    const token = await queries.fetchQuery(tokenQuery(id));
    return rowOf('tokens', { ...token, driverName: token.driver?.name ?? null }, told);
  },
  sessions: async (queries, id, told) => {
    const session = await queries.fetchQuery(sessionQuery(id));
    return rowOf('sessions', { ...session, driverName: session.driver?.name ?? null }, told);
  },
  operators: async (queries, id, told) => rowOf('operators', await queries.fetchQuery(operatorQuery(id)), told),
  tasks: async (queries, id, told) => rowOf('tasks', await queries.fetchQuery(taskQuery(id)), told),
};

/** As they are called now, without those that are gone or out of sight. */
export const openedQuery = (queries: QueryClient, things: readonly Thing[], told: Told) =>
  queryOptions({
    queryKey: ['opened', things],
    queryFn: async () => {
      const rows = await Promise.allSettled(things.map(({ kind, id }) => readers[kind](queries, id, told)));
      return rows.flatMap((row) => (row.status === 'fulfilled' ? [row.value] : []));
    },
    staleTime: 0,
  });
