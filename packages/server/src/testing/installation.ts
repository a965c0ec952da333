// A real server with an organization in it, made through the API as a user would make it, and everything ended afterwards.
import { makeDataFolder, removeDataFolder } from './data-folder.ts';
import { setUpInstallation } from './operator.ts';
import type { Operator } from './operator.ts';
import { startServerProcess } from './server-process.ts';
import type { ServerProcess } from './server-process.ts';

export type Installation = {
  dataDir: string;
  operator: Operator;
  /** Where stations connect, without their identifier. */
  stationsUrl: string;
  /** The server that runs now. */
  readonly server: ServerProcess;
  /** Starts another in the place of the last one, which is killed unless it has ended. */
  startAgain(): Promise<ServerProcess>;
  addStation(identifier: string, token: string): Promise<{ url: string; identifier: string; password: string }>;
};

const slug = 'kill-tests';

/** A test, or the test file itself: whatever ends when the installation is to end. */
export type Span = { after(run: () => Promise<void>): void };

export async function startInstallation(span: Span): Promise<Installation> {
  const dataDir = await makeDataFolder();
  let server: ServerProcess | undefined;
  span.after(async () => {
    await server?.kill9();
    await removeDataFolder(dataDir);
  });
  const first = await startServerProcess({ dataDir });
  server = first;
  const { operator, baseGroupId } = await setUpInstallation(first.url, await first.setupCode(), slug);
  const stationsUrl = `ws://127.0.0.1:${first.port}/ocpp/${slug}`;
  return {
    dataDir,
    operator,
    stationsUrl,
    get server() {
      return server ?? first;
    },
    async startAgain() {
      await server?.kill9();
      server = await startServerProcess({ dataDir, port: first.port });
      return server;
    },
    addStation: (identifier, token) => addStation({ operator, baseGroupId, stationsUrl }, identifier, token),
  };
}

export type Place = { operator: Operator; baseGroupId: number; stationsUrl: string };

/** A station, and a driver with a token who may charge everywhere. */
export async function addStation({ operator, baseGroupId, stationsUrl }: Place, identifier: string, token: string) {
  const password = `password-of-${identifier}`;
  await operator.post('/stations', { name: identifier, identifier, groupId: baseGroupId, proof: 'password', password });
  const email = `${identifier.toLowerCase()}@example.com`;
  const person = { firstName: 'Driver', lastName: identifier, email };
  const driver = await operator.post<{ id: number }>('/drivers', { ...person, groupIds: [baseGroupId] });
  await operator.post('/tokens', { token, driverId: driver.id });
  return { url: stationsUrl, identifier, password };
}
