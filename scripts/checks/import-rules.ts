// Who may import whom, as a table; see ARCHITECTURE.md for the picture. Reads no file.

export type Edge = { from: string; to: string; typeOnly: boolean };

const server = 'packages/server/src/';

/** Folders of the server that are no noun of the domain. */
const frame = new Set([
  'gateway',
  'ocpp',
  'ingest',
  'http',
  'db',
  'bus',
  'testing',
  'demo',
  'config',
  'beside',
  'house',
]);

/** What everything in the server may stand on: types, codes and the clock. They import only each other. */
const ground = new Set([
  'facts.ts',
  'intents.ts',
  'failures.ts',
  'failure-guide.ts',
  'clock.ts',
  'masking.ts',
  'quirks.ts',
  'start-refused.ts',
  'viewer.ts',
]);

/** A domain module's face towards HTTP. */
const httpFaces = new Set(['routes.ts', 'wire.ts']);

/** What a domain module keeps to itself even from writer and gateway, which call its set functions file by file. */
const ownAffairs = new Set(['queries.ts', 'rules.ts', ...httpFaces]);

/** Files that build and start the parts, and so may see all of them. */
const builders = new Set(['main', 'house', 'beside', 'testing', 'demo']);

/** What each room of the server may import besides itself and the ground. A noun stands for its main file. */
const rooms: Readonly<Record<string, readonly string[]>> = {
  db: ['config'],
  bus: ['config'],
  ocpp: ['packages/ocpp'],
  ingest: ['db', 'noun'],
  gateway: ['ocpp', 'ingest', 'bus', 'db', 'stations', 'commands', 'frames', 'packages/ocpp'],
  http: ['db', 'bus', 'config'],
  noun: ['db', 'bus', 'noun'],
  routes: ['http', 'db'],
  config: [],
};

/** The domain module a path belongs to, if it does. */
export function domainModuleOf(path: string): string | undefined {
  if (!path.startsWith(server)) return undefined;
  const [folder = '', file] = path.slice(server.length).split('/');
  return file === undefined || frame.has(folder) ? undefined : folder;
}

/** Why this import is not allowed; nothing where it is. */
export function refusalOf({ from, to }: Edge): string | undefined {
  if (from.endsWith('.d.ts') || from.includes('.gen.')) return undefined;
  if (!to.includes('/') || !isOurs(to)) return refusalOfForeign(from, to);
  const [source, target] = [packageOf(from), packageOf(to)];
  if (isTest(from))
    return source === 'packages/web' && target === 'packages/server' ? 'web never sees the server' : undefined;
  if (source !== target) return refusalBetweenPackages(source, target, from);
  return source === 'packages/server' ? refusalInServer(from.slice(server.length), to.slice(server.length)) : undefined;
}

function isOurs(to: string): boolean {
  return /^(packages|scripts|e2e|bench)\//.test(to);
}

function packageOf(path: string): string {
  return path
    .split('/')
    .slice(0, path.startsWith('packages/') ? 2 : 1)
    .join('/');
}

function isTest(path: string): boolean {
  return (
    /\.test\.tsx?$|\/deep\//.test(path) ||
    path.startsWith('e2e/') ||
    path.startsWith('bench/') ||
    path.startsWith('scripts/')
  );
}

function refusalOfForeign(from: string, to: string): string | undefined {
  const pure = from.startsWith('packages/ocpp/src/') && !isTest(from);
  return pure && to.startsWith('node:') ? 'the protocol does no input or output' : undefined;
}

function refusalBetweenPackages(source: string, target: string, from: string): string | undefined {
  if (target === 'packages/ocpp' && source === 'packages/simulator') return undefined;
  if (source !== 'packages/server') return `${source} imports nothing of ${target}`;
  const room = roomOf(from.slice(server.length));
  if (builders.has(room) || rooms[room]?.includes(target)) return undefined;
  return `"${room}" may not import ${target}`;
}

function refusalInServer(from: string, to: string): string | undefined {
  if (ground.has(to)) return undefined;
  if (ground.has(from)) return 'what all stand on imports nothing but types, codes and the clock';
  const [source, target] = [roomOf(from), roomOf(to)];
  if (builders.has(source)) return undefined;
  const [sourceFolder, targetFolder] = [from.split('/')[0], to.split('/')[0]];
  if (sourceFolder === targetFolder && from.includes('/')) return undefined;
  if (target === 'noun' || target === 'routes') return refusalOfNoun(source, to);
  return rooms[source]?.includes(target) ? undefined : `"${source}" may not import "${target}"`;
}

function refusalOfNoun(source: string, to: string): string | undefined {
  const [noun = '', file] = to.split('/');
  const allowed = rooms[source] ?? [];
  // What one resource's answer holds of another is said in the other's schema.
  if (source === 'routes' && file === 'wire.ts') return undefined;
  if (!allowed.includes('noun') && !allowed.includes(noun)) return `"${source}" may not import the domain's "${noun}"`;
  if (source === 'ingest' || source === 'gateway')
    return ownAffairs.has(file ?? '') ? `${file} is the affair of "${noun}" alone` : undefined;
  return file === `${noun}.ts` ? undefined : `only the main file of "${noun}" is seen from outside`;
}

/** The room a file of the server is in; `main` for the files at its top that start things. */
function roomOf(path: string): string {
  const [folder = '', ...rest] = path.split('/');
  const file = rest.at(-1);
  if (file === undefined) return 'main';
  if (frame.has(folder)) return folder;
  return httpFaces.has(file) ? 'routes' : 'noun';
}
