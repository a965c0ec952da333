import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { documentOf } from './http/documentation/documentation.ts';
import { idsInBodies, idsInQueries } from './testing/matrix/named-ids.ts';
import { principals, type Principal } from './testing/matrix/principals.ts';
import { wholeCard, type Id, type Place } from './testing/matrix/place.ts';
import type { Route } from './testing/matrix/routes.ts';
import { fill, make, references, samples } from './testing/matrix/samples.ts';
import { idsFor, openWorld, request, requestRaw, type Answer, type World } from './testing/matrix/world.ts';

/** Their answers never end, so only refusals are asked for; why, and what shows the rest. */
const endless = new Map([['GET /live', 'a stream of news: http/live shows what it tells whom']]);
/** About whoever asks, what is asked, or the organization as such: what happens in it changes nothing. */
const unmoved = new Set([
  'GET /me',
  'GET /account',
  'GET /account/logins',
  'GET /account/issue-mails',
  'GET /reports/jobs',
  'GET /reports/saved',
  'GET /organization',
  'GET /authorization-check',
  // Told are the best five, and those it has.
  'GET /find',
  'GET /tasks/preview',
]);
/** Asking for it is itself something that its organization is told of afterwards. */
const noted = new Set([
  'GET /audit/export',
  'GET /drivers/export',
  'GET /drivers/:id/export',
  'GET /transfers/:id/file',
  'GET /stations/:id/frames/export',
  'GET /stations/export',
  'GET /statistics/export',
  'GET /stations/:id/statistics/export',
  'GET /groups/:id/statistics/export',
  'GET /drivers/:id/statistics/export',
  'GET /driver-groups/:id/statistics/export',
  'GET /reports/csv',
  'GET /reports/file',
]);
const samplesFile = 'testing/matrix/samples.ts';
const neverThere = 999_999_999;

type Expected = { status: number; code?: string } | 'admitted';

const forAdmins = new Set(['admin', 'adminOperator']);
const forPeople = new Set(['operator', 'adminOperator']);

/** What follows from the permission that the route states, and from whether its address names something. */
function expectedOf({ name, method, permission, resources: named }: Route, principal: Principal): Expected {
  const { kind, role } = principal;
  const sees = samples[name]?.isPrivate ? principal.name === 'basic' : principal.sees;
  if (permission === 'public') {
    // Logging in and the like are done from the panel's own pages.
    return kind === 'program' && method !== 'GET' ? { status: 403, code: 'foreign_origin' } : 'admitted';
  }
  if (kind === 'nobody') return { status: 401, code: 'login_ended' };
  const isRefused =
    (forAdmins.has(permission) && role !== 'admin') || (forPeople.has(permission) && kind !== 'operator');
  if (isRefused) return { status: 403, code: 'access_denied' };
  return named.length > 0 && !sees ? { status: 404 } : 'admitted';
}

function faultOf(route: Route, principal: Principal, { status, body }: Answer): string | undefined {
  const expected = expectedOf(route, principal);
  const got = `${route.name} as ${principal.name} answers ${status} ${JSON.stringify(body)}`;
  if (expected === 'admitted') {
    const isAdmitted = ![401, 403, 404].includes(status) && status < 500;
    return isAdmitted ? undefined : `${got}, but is to be let in; is something missing in ${samplesFile}?`;
  }
  if (status === expected.status && (expected.code ?? body.code) === body.code) return undefined;
  const hint = status === 400 ? `; give it a body in ${samplesFile} that is not refused at once` : '';
  return `${got} instead of ${expected.status}${hint}`;
}

/** Asks as those of whom `wanted` is expected; says what was not as expected. */
async function askAll(world: World, wanted: (expected: Expected) => boolean, check?: (answers: Answer[]) => boolean) {
  const faults: string[] = [];
  for (const route of world.routes) {
    const answers: Answer[] = [];
    for (const principal of principals) {
      const expected = expectedOf(route, principal);
      if (!wanted(expected) || (expected === 'admitted' && endless.has(route.name))) continue;
      const answer = await world.ask(route, principal);
      answers.push(answer);
      const fault = faultOf(route, principal, answer);
      if (fault !== undefined) faults.push(fault);
    }
    if (check?.(answers) === false) faults.push(`${route.name} refuses in different words: ${JSON.stringify(answers)}`);
  }
  return faults;
}

/** What belongs to a thing that the address names is made as its own. */
function ownersOf({ resources }: Route, [first]: readonly Id[]): Partial<Place> {
  if (resources[0] === 'stations') return { stationId: Number(first) };
  return resources[0] === 'drivers' ? { driverId: Number(first) } : {};
}

function areAlike(answers: readonly Answer[]): boolean {
  return new Set(answers.map((answer) => JSON.stringify(answer))).size <= 1;
}

/** An id that never was, of the same form. */
function unlike(id: string): string {
  return id.includes('-') ? randomUUID() : id.replaceAll(/./g, '0');
}

const refusedWith = (status: number) => (expected: Expected) => expected !== 'admitted' && expected.status === status;

/** The answers about something outside the base group, in another organization, and nowhere; they are to be alike. */
async function answersAbout(world: World, to: string, ask: (id: Id) => Promise<Answer>): Promise<Answer[]> {
  const { inside, elsewhere } = world.places;
  const answers: Answer[] = [];
  for (const id of [await make(to, inside), await make(to, elsewhere), neverThere]) answers.push(await ask(id));
  return answers;
}

/** Such as driver-groups of driverGroupId. */
function nounOf(field: string): string {
  return field.replace(/Ids?$/, 's').replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function routeNamed(world: World, name: string): Route {
  const route = world.routes.find((one) => one.name === name);
  assert.ok(route, `${name} is no route`);
  return route;
}

for (const rowSecurity of [true, false]) {
  describe(rowSecurity ? 'all routes' : 'all routes, with row-level security switched off', () => {
    let world: World;
    before(async () => {
      world = await openWorld({ rowSecurity });
    });
    after(() => world.stop());

    test('without a login nothing is told but what is public (S-11)', async () => {
      assert.deepEqual(await askAll(world, refusedWith(401)), []);
    });

    test('what only admins or only people may do is refused to all others, wherever they are (S-11, S-23)', async () => {
      assert.deepEqual(await askAll(world, refusedWith(403), areAlike), []);
    });

    test('what lies outside the base group or in another organization does not exist, in the same words (S-11, M-message-station-missing)', async () => {
      assert.deepEqual(await askAll(world, refusedWith(404), areAlike), []);
    });

    test('what never was is refused in the words of what is out of sight (S-11)', async () => {
      const faults: string[] = [];
      for (const route of world.routes.filter((one) => one.resources.length > 0 && one.permission !== 'public')) {
        const ids = await idsFor(route, world.places.inside);
        const body = await samples[route.name]?.body?.(world.places.inside);
        const nowhere = ids.map((id) => (typeof id === 'number' ? neverThere : unlike(id)));
        const answers = [
          await request(world.as('admin outside the base group'), route, { ids, body }),
          await request(world.as('admin'), route, { ids: nowhere, body }),
        ];
        if (!areAlike(answers)) faults.push(`${route.name}: ${JSON.stringify(answers)}`);
      }
      assert.deepEqual(faults, []);
    });

    test('operators and programs may do what their role says with what they see (S-11, S-23)', async () => {
      assert.deepEqual(await askAll(world, (expected) => expected === 'admitted'), []);
    });

    test('no answer tells a basic operator the whole of a token (S-12)', async () => {
      const { inside } = world.places;
      const faults: string[] = [];
      for (const route of world.routes.filter(({ name }) => !endless.has(name) && !samples[name]?.endsLogin)) {
        const [ids, body] = [await idsFor(route, inside), await samples[route.name]?.body?.(inside)];
        const { payload } = await requestRaw(world.as('basic'), route, { ids, body });
        if (wholeCard.test(payload)) faults.push(`${route.name}: ${payload}`);
      }
      assert.deepEqual(faults, []);
      const tokens = routeNamed(world, 'GET /tokens');
      assert.match((await requestRaw(world.as('admin'), tokens, { ids: [] })).payload, wholeCard);
    });

    test('an id in a body that is out of sight is refused as if it had never been (S-12)', async () => {
      const named = idsInBodies(documentOf(world.panel.app)).map(({ route, name }) => `${route} ${name}`);
      assert.deepEqual(named.toSorted(), Object.keys(references).toSorted(), `each stands in ${samplesFile}`);
      const faults: string[] = [];
      for (const [key, { to, body }] of Object.entries(references)) {
        const route = routeNamed(world, key.slice(0, key.lastIndexOf(' ')));
        const send = world.as('admin outside the base group');
        const answers = await answersAbout(world, to, async (id) =>
          request(send, route, { ids: await idsFor(route, world.places.aside), body: body(id, world.places.aside) }),
        );
        if (!areAlike(answers) || answers[0]?.status !== 404) faults.push(`${key}: ${JSON.stringify(answers)}`);
        const ids = await idsFor(route, world.places.aside);
        const near = ownersOf(route, ids);
        const seen = await make(to, { ...world.places.aside, ...near });
        const { status } = await request(send, route, { ids, body: body(seen, world.places.aside) });
        if (status === 404 || status === 400) faults.push(`${key} in sight: ${status}`);
      }
      assert.deepEqual(faults, []);
    });

    test('a list that is asked about what is out of sight answers as if it had never been (S-12)', async () => {
      const faults: string[] = [];
      for (const { route: name, name: field } of idsInQueries(documentOf(world.panel.app))) {
        // What is asked for in the background echoes the question; the file is cut when it is made.
        if (name === 'POST /reports/jobs') continue;
        const route = routeNamed(world, name);
        const ids = await idsFor(route, world.places.aside);
        const answers = await answersAbout(world, nounOf(field), (id) =>
          request(world.as('admin outside the base group'), route, { ids, query: `?${field}=${id}` }),
        );
        if (!areAlike(answers)) faults.push(`${name}?${field}: ${JSON.stringify(answers)}`);
      }
      assert.deepEqual(faults, []);
    });

    if (rowSecurity) return;

    test('nothing that an organization reads depends on the rows of another (S-11, S-12)', async () => {
      const { inside, elsewhere } = world.places;
      const reads = world.routes.filter(({ method, permission, name }) => {
        return method === 'GET' && permission !== 'public' && !endless.has(name) && !noted.has(name);
      });
      const ids = new Map<Route, Id[]>();
      for (const route of reads) ids.set(route, await idsFor(route, elsewhere));
      const readAs = async (name: string, routes: readonly Route[]) => {
        const answers = new Map<string, Answer>();
        for (const route of routes)
          answers.set(route.name, await request(world.as(name), route, { ids: ids.get(route) ?? [] }));
        return answers;
      };
      const lists = reads.filter((route) => route.resources.length === 0 && !unmoved.has(route.name));
      const [own, others] = [await readAs('admin', lists), await readAs('admin of another organization', reads)];
      await fill(inside);
      assert.deepEqual(await readAs('admin of another organization', reads), others);
      for (const [name, answer] of await readAs('admin', lists)) {
        assert.notDeepEqual(answer, own.get(name), `${samplesFile} makes nothing that ${name} shows`);
      }
    });

    test('what is said of routes is said of such as there are', () => {
      const names = new Set(world.routes.map(({ name }) => name));
      assert.ok(names.size > 40);
      const said = [...Object.keys(samples), ...endless.keys(), ...unmoved, ...noted];
      assert.deepEqual(
        said.filter((name) => !names.has(name)),
        [],
      );
    });

    test('each statement of an operator names the organization, and finds and touches nothing when it names none (S-11)', () => {
      assert.ok(world.watch.statements > 500);
      assert.deepEqual([...world.watch.faults], []);
    });
  });
}
