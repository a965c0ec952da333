// Two organizations of the same shape on a server of their own, and everybody who asks the matrix of routes.
import { randomUUID } from 'node:crypto';
import { openDoors } from '../../db/doors.ts';
import { withClient } from '../../db/prepare.ts';
import { createMemoryBus } from '../../bus/memory.ts';
import { createTestDatabase } from '../database.ts';
import { paintPicture, startTestPanel, type Picture, type TestPanel } from '../panel.ts';
import { principals, type Ask, type Places, type Principal } from './principals.ts';
import { addressOf, routesOf, type Route } from './routes.ts';
import type { Id, Place } from './place.ts';
import { fill, make, samples } from './samples.ts';
import { watchedDoors, type Watch } from './watched-doors.ts';

export type Answer = { status: number; body: { code?: string; fields?: object } };
export type World = {
  panel: TestPanel;
  routes: Route[];
  places: Places;
  /** What was seen of operators' statements; nothing with row-level security, which hides what they forget. */
  watch: Watch;
  as(name: string): Ask;
  ask(route: Route, principal: Principal): Promise<Answer>;
  stop(): Promise<void>;
};

const switchOff = `do $$ declare guarded regclass; begin
  for guarded in select oid from pg_class where relnamespace = 'public'::regnamespace and relrowsecurity loop
    execute format('alter table %s disable row level security', guarded);
  end loop;
end $$`;

export async function openWorld({ rowSecurity }: { rowSecurity: boolean }): Promise<World> {
  const database = await createTestDatabase();
  if (!rowSecurity) await withClient(database.adminUrl, (admin) => admin.query(switchOff));
  const failing = (error: unknown): never => {
    throw error;
  };
  const bus = createMemoryBus(failing);
  const connection = database.connection;
  const doors = openDoors({ connection, publish: bus.publish, onPoolError: failing });
  const [own, other] = [await paintPicture(doors), await paintPicture(doors, 'other')];
  const placeOf = (picture: Picture, group: 'B' | 'C', station: '2' | '4', operator: 'beta' | 'gamma'): Place => ({
    doors,
    organizationId: picture.organizationId,
    groupId: picture.groups[group],
    stationId: picture.stations[station],
    operatorId: picture.operators[operator],
  });
  const inside = placeOf(own, 'B', '2', 'beta');
  const places = { inside, aside: placeOf(own, 'C', '4', 'gamma'), elsewhere: placeOf(other, 'B', '2', 'beta') };
  for (const place of [inside, places.elsewhere]) await fill(place);
  const watch: Watch = { statements: 0, faults: new Set() };
  const panel = await startTestPanel({ bus, doors: rowSecurity ? doors : watchedDoors(doors, watch) });
  const asks = new Map<string, Ask>();
  for (const { name, enter } of principals) asks.set(name, await enter(panel, places));
  const as = (name: string) => asks.get(name) ?? failing(new Error(`Nobody is called ${name}.`));
  return {
    panel,
    routes: routesOf(panel.app),
    places,
    watch,
    as,
    async ask(route, principal) {
      const { body, endsLogin } = samples[route.name] ?? {};
      const ids = await idsFor(route, inside);
      const send = endsLogin ? await principal.enter(panel, places) : as(principal.name);
      return request(send, route, { ids, body: await body?.(inside) });
    },
    async stop() {
      await panel.stop();
      await doors.close();
      await database.drop();
    },
  };
}

/** New things for the route's address to name. */
export async function idsFor({ resources }: Route, place: Place): Promise<Id[]> {
  const ids: Id[] = [];
  for (const resource of resources) ids.push(await make(resource, place, ids));
  return ids;
}

/** What some routes demand is sent to all. */
function headers(): Record<string, string> {
  return { 'idempotency-key': randomUUID(), 'if-match': '"1"' };
}

type Request = { ids: readonly Id[]; body?: object | undefined; query?: string };

/** The answer as it came. */
export function requestRaw(send: Ask, route: Route, { ids, body, query = '' }: Request): ReturnType<Ask> {
  const payload = route.method === 'GET' || route.method === 'DELETE' ? undefined : (body ?? {});
  const queries = [samples[route.name]?.query ?? '', query.slice(1)].filter((one) => one !== '');
  const url = `${addressOf(route, ids)}?${queries.join('&')}`;
  return send({ method: route.method, url, headers: headers(), ...(payload && { payload }) });
}

/** Without the reference, which is another for every answer. */
export async function request(send: Ask, route: Route, asked: Request): Promise<Answer> {
  const response = await requestRaw(send, route, asked);
  const isJson = /json(;|$)/.test(String(response.headers['content-type']));
  const { reference: _reference, ...rest } = isJson ? response.json<{ reference?: string }>() : {};
  return { status: response.statusCode, body: rest };
}
