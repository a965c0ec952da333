// Prints the API's description as its routes state it: what packages/server/openapi.json is made by. Needs no database.
import { randomBytes, randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { buildHttp } from './api.ts';
import { createMemoryBus } from './bus/memory.ts';
import { systemClock } from './clock.ts';
import type { Doors } from './db/doors.ts';
import { documentOf } from './http/documentation/documentation.ts';
import { openFileStore } from './files/files.ts';
import { stationCalls } from './ocpp/versions.ts';
import { openKeptMails } from './mails/mails.ts';

const closed = () => Promise.reject(new Error('There is no database behind these doors.'));
const doors: Doors = {
  withTenant: closed,
  withIngest: closed,
  withDirectory: closed,
  withSealer: closed,
  load: () => ({ open: 0, idle: 0, waiting: 0 }),
  close: () => Promise.resolve(),
};

const app = await buildHttp({
  doors,
  bus: createMemoryBus(() => undefined),
  clock: systemClock,
  random: randomBytes,
  newId: randomUUID,
  log: pino({ level: 'silent' }),
  secretKey: '',
  keptMails: openKeptMails(''),
  files: openFileStore('', 0),
  calls: stationCalls,
  hasMailServer: false,
  trustedProxies: [],
  supportUrl: undefined,
  addresses: {},
  panelFolder: undefined,
  isAccepting: () => false,
  measures: [],
  measuresProcess: false,
});
await app.ready();
console.log(JSON.stringify(documentOf(app), undefined, 2));
await app.close();
