// The web server on a database of its own, with the manual's organization: what an HTTP request does, without a browser.
import { randomBytes, randomUUID } from 'node:crypto';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { pino } from 'pino';
import { buildHttp, type HttpParts } from '../api.ts';
import type { Bus } from '../bus/bus.ts';
import { createMemoryBus } from '../bus/memory.ts';
import { openDoors, type Doors } from '../db/doors.ts';
import { openFileStore } from '../files/files.ts';
import { stationCalls } from '../ocpp/versions.ts';
import { createRootGroup } from '../groups/groups.ts';
import { insertGroup } from '../groups/queries.ts';
import { openKeptMails } from '../mails/mails.ts';
import { hashPassword } from '../operators/logins/passwords.ts';
import { insertOperator } from '../operators/queries.ts';
import { createOrganization } from '../organizations/organizations.ts';
import { insertStation } from '../stations/queries.ts';
import type { Role } from '../viewer.ts';
import { createTestDatabase } from './database.ts';
import { injectHeld } from './held-to-audit.ts';
import { createManualClock, type ManualClock } from './manual-clock.ts';

export const origin = 'http://panel.test';
export const password = 'a long way to Ravenna';
export const secretKey = 'a secret of tests';

export type Answer<T = never> = { status: number; body: T; headers: LightMyRequestResponse['headers'] };
type Asking = {
  get<T>(url: string): Promise<Answer<T>>;
  post<T>(url: string, body?: object, headers?: Record<string, string>): Promise<Answer<T>>;
  put<T>(url: string, body: object, headers?: Record<string, string>): Promise<Answer<T>>;
  delete<T>(url: string, headers?: Record<string, string>, body?: object): Promise<Answer<T>>;
};
export type LoggedIn = Asking & { cookie: string; csrfToken: string };

export type TestPanel = {
  app: FastifyInstance;
  doors: Doors;
  bus: Bus;
  clock: ManualClock;
  rung: number[];
  stranger: Asking;
  inject(request: InjectOptions): Promise<LightMyRequestResponse>;
  logIn(username: string, otherwise?: { password?: string; code?: string; userAgent?: string }): Promise<LoggedIn>;
  /** A program that has an API key and nothing else. */
  program(secret: string): Asking;
  stop(): Promise<void>;
};

/** On a database of its own, or behind the doors it is given. */
export async function startTestPanel(more: Partial<HttpParts> & { doors?: Doors; bus?: Bus } = {}): Promise<TestPanel> {
  const clock = createManualClock(new Date());
  const bus =
    more.bus ??
    createMemoryBus((error) => {
      throw error;
    });
  const { doors, close } = more.doors === undefined ? await openOwnDoors(bus) : { doors: more.doors, close: undefined };
  const rung: number[] = [];
  bus.onBell((stationId) => rung.push(stationId));
  const parts: HttpParts = {
    doors,
    bus,
    clock,
    random: randomBytes,
    newId: randomUUID,
    log: pino({ level: 'silent' }),
    secretKey,
    keptMails: openKeptMails('/nonexistent'),
    files: openFileStore('/nonexistent', 0),
    calls: stationCalls,
    hasMailServer: false,
    trustedProxies: [],
    supportUrl: undefined,
    addresses: {},
    panelFolder: undefined,
    isAccepting: () => true,
    measures: [],
    measuresProcess: false,
    ...more,
  };
  const app = await buildHttp(parts);
  await app.ready();
  const held = injectHeld(app, doors);
  const inject = (request: InjectOptions) => held({ authority: new URL(origin).host, ...request });
  const stranger = askingAs(inject, {});
  return {
    app,
    doors,
    bus,
    clock,
    rung,
    stranger,
    inject,
    async logIn(username, { userAgent, ...otherwise } = {}) {
      const credentials = { username, password, ...otherwise };
      const headers: Record<string, string> = userAgent === undefined ? {} : { 'user-agent': userAgent };
      const answer = await stranger.post<{ csrfToken: string }>('/login', credentials, headers);
      const [cookie = ''] = String(answer.headers['set-cookie']).split(';');
      const { csrfToken } = answer.body;
      return { ...askingAs(inject, { cookie, 'x-csrf-token': csrfToken }), cookie, csrfToken };
    },
    program: (secret) => askingAs(inject, { authorization: `Bearer ${secret}` }, {}),
    async stop() {
      await app.close();
      await close?.();
    },
  };
}

async function openOwnDoors({ publish }: Bus): Promise<{ doors: Doors; close(): Promise<void> }> {
  const database = await createTestDatabase();
  const connection = database.connection;
  const doors = openDoors({ connection, publish, onPoolError: () => undefined });
  return {
    doors,
    async close() {
      await doors.close();
      await database.drop();
    },
  };
}

function askingAs(inject: TestPanel['inject'], own: Record<string, string>, from: object = { origin }): Asking {
  const ask = async <T>(request: InjectOptions): Promise<Answer<T>> => {
    const { statusCode, body, headers } = await inject(request);
    return { status: statusCode, body: (body === '' ? undefined : JSON.parse(body)) as T, headers };
  };
  const change = <T>(method: 'POST' | 'PUT' | 'DELETE', url: string, payload?: object, more?: Record<string, string>) =>
    ask<T>({ method, url: `/api/v1${url}`, headers: { ...own, ...from, ...more }, ...(payload && { payload }) });
  return {
    get: (url) => ask({ method: 'GET', url: `/api/v1${url}`, headers: own }),
    post: (url, payload, more) => change('POST', url, payload, more),
    put: (url, payload, more) => change('PUT', url, payload, more),
    delete: (url, more, payload) => change('DELETE', url, payload, more),
  };
}

/** The picture of the manual: alpha sees group A with B and C below it, beta sees B, gamma sees C. */
export type Picture = {
  organizationId: number;
  groups: Record<'A' | 'B' | 'C', number>;
  stations: Record<'1' | '2' | '3' | '4', number>;
  operators: Record<OperatorName, number>;
};
type OperatorName = 'alpha' | 'beta' | 'gamma' | 'delta';

/** Made once, since it takes its time: all operators of pictures have the same password. */
let hashedPassword: Promise<string> | undefined;

export async function paintPicture(doors: Doors, slug = 'acme'): Promise<Picture> {
  const organizationId = await doors.withDirectory((tx) =>
    createOrganization(tx, { name: slug.toUpperCase(), slug, timeZone: 'Europe/Helsinki' }),
  );
  const passwordHash = await (hashedPassword ??= hashPassword(password));
  return doors.withTenant(organizationId, async (tx) => {
    const A = await createRootGroup(tx, 'A');
    const B = await insertGroup(tx, 'B', A);
    const C = await insertGroup(tx, 'C', A);
    const add = (name: string, groupId: number) =>
      insertStation(tx, {
        name: `Station ${name}`,
        identifier: `EV${name}`,
        groupId,
        proof: 'none',
        passwordHash: null,
      });
    const stations = { '1': await add('1', A), '2': await add('2', B), '3': await add('3', B), '4': await add('4', C) };
    const team: [OperatorName, Role, number][] = [
      ['alpha', 'admin', A],
      ['beta', 'basic', B],
      ['gamma', 'basic', C],
      ['delta', 'admin', C],
    ];
    const operators = { alpha: 0, beta: 0, gamma: 0, delta: 0 };
    for (const [name, role, baseGroupId] of team) {
      const username = slug === 'acme' ? name : `${slug}-${name}`;
      const email = `${username}@example.com`;
      operators[name] = await insertOperator(tx, { username, name, email, passwordHash, role, baseGroupId });
    }
    return { organizationId, groups: { A, B, C }, stations, operators };
  });
}
