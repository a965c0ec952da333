// Builds the parts, starts them and ends them in order; the only file that may import everything.
import { hostname } from 'node:os';
import proxyAddress from '@fastify/proxy-addr';
import packageFile from '../package.json' with { type: 'json' };
import { keepBackupOutcomes } from './backups/faults/faults.ts';
import { startNightlyBackups, type NightlyBackups } from './backups/nightly.ts';
import { demandSettled } from './backups/restoring.ts';
import { readSettings, type Settings, type TlsFiles } from './config/config.ts';
import type { Doors } from './db/doors.ts';
import { prepareDatabase, withClient, type PreparedDatabase } from './db/prepare.ts';
import { operatorPassword, seedDemo, startDemoStations } from './demo/demo.ts';
import { openFrontDoor, openTlsDoor, type FrontDoor } from './house/front-door.ts';
import { systemClock as clock } from './clock.ts';
import { readArrival } from './gateway/entrance/arrival.ts';
import { watchHandshakes } from './gateway/entrance/failed-handshakes.ts';
import { openHouse } from './house/house.ts';
import { measuresOfBackups, tlsMeasures } from './house/measures.ts';
import type { Measure } from './http/measures.ts';
import { claimInstallation, readSecretKey } from './house/secret-key.ts';
import { StartRefused } from './start-refused.ts';
import { keepPair, readPair } from './config/tls-pair.ts';
import { answerStationsOnly } from './house/waiting-page.ts';
import { buildWeb } from './house/web-build.ts';

const FORCE_AFTER_MS = 2000;
const LOOK_AT_FILES_MS = 30_000;

/** What has been started, to be stopped from the last to the first. */
const stops: (() => Promise<void>)[] = [];
const say = (sentence: string) => console.log(sentence);

async function start(): Promise<void> {
  // npm keeps a flag to itself that is given without `--` before it, and tells of it in the environment.
  const swallowed = process.env['npm_config_demo'] === 'true' ? ['--demo'] : [];
  const settings = readSettings(process.env, [...process.argv.slice(2), ...swallowed]);
  const door = await openFrontDoor(settings);
  stops.push(door.close);
  const stationsDoor =
    settings.ocppPort === undefined ? door : await openFrontDoor({ ...settings, port: settings.ocppPort });
  if (stationsDoor !== door) stops.push(stationsDoor.close);
  const tlsDoor = settings.tls && (await openStationsTls({ ...settings.tls, host: settings.host }));
  const building = buildWeb(say);
  // Its failure is reported where it is awaited.
  building.catch(() => undefined);
  const database = await prepareDatabase({ ...settings, say });
  stops.push(database.stop);
  const secretKey = await readSecretKey(database.dataDir, settings.secretKey);
  await withClient(database.ownerUrl, async (owner) => {
    await demandSettled(owner);
    await claimInstallation(owner, { demo: settings.demo, secretKey });
  });
  const trusted = proxyAddress.compile([...settings.trustedProxies]);
  const panelUrl = settings.publicUrl ?? `http://localhost:${door.port}`;
  const nodeName = settings.nodeName ?? `${hostname()}:${door.port}`;
  let nightly: NightlyBackups | undefined;
  const house = await openHouse({
    poolUrl: database.poolUrl,
    dataDir: database.dataDir,
    panelUrl,
    secretKey,
    nodeName,
    settings,
    panelFolder: await building,
    measures: [
      ...(tlsDoor?.measures ?? []),
      ...(settings.backupDir === undefined ? [] : measuresOfBackups(() => nightly?.newestMadeAt())),
    ],
    addressOf: (request) => proxyAddress(request, trusted),
    arrivalOf: (request) => readArrival(request, { ...settings, isTrustedProxy: (address) => trusted(address, 0) }),
  });
  stops.push(house.stop);
  nightly = startBackups(settings, { database, doors: house.doors, node: nodeName });
  if (settings.demo) await seedDemo(house.doors, secretKey, new Date());
  door.open(house.answer);
  const ofStations = [stationsDoor, ...(tlsDoor ? [tlsDoor] : [])];
  for (const { server } of ofStations) house.takeStations(server);
  for (const { open } of ofStations.filter((each) => each !== door)) {
    open((request, response) => {
      if (!house.answerFiles(request, response)) answerStationsOnly(request, response);
    });
  }
  if (settings.demo) stops.push(startDemoStations({ port: stationsDoor.port, secretKey }));
  if (tlsDoor !== undefined) say(`Stations come in over TLS at port ${tlsDoor.port}.`);
  for (const line of welcome(panelUrl, house.setupCode, settings.demo)) say(line);
}

type Kept = { database: PreparedDatabase; doors: Doors; node: string };

function startBackups(settings: Settings, { database, doors, node }: Kept): NightlyBackups | undefined {
  const { backupDir: folder, backupKeep: keep, pgDump } = settings;
  if (folder === undefined) return undefined;
  const nightly = startNightlyBackups({
    installation: { ...database, pgDump },
    stationmaster: packageFile.version,
    folder,
    keep,
    clock,
    outcomes: keepBackupOutcomes({ doors, clock, node }),
    say,
  });
  stops.push(nightly.stop);
  return nightly;
}

async function openStationsTls({
  host,
  port,
  ...files
}: { host: string; port: number } & TlsFiles): Promise<FrontDoor & { measures: Measure[] }> {
  const pair = await readPair(files);
  const door = await openTlsDoor({ host, port }, pair);
  stops.push(door.close);
  const kept = keepPair({ files, pair, server: door.server, everyMs: LOOK_AT_FILES_MS, clock, say });
  const countFailed = watchHandshakes({ server: door.server, clock, say });
  stops.push(async () => kept.stop());
  // Only here: where there is nothing to read again, the end of a terminal ends the server, as ever.
  process.on('SIGHUP', () => void kept.refresh());
  return { ...door, measures: tlsMeasures({ countFailed, validUntil: kept.validUntil }) };
}

function welcome(address: string, setupCode: string | undefined, demo: boolean): string[] {
  const lines = [`Stationmaster is ready: ${address}`];
  if (setupCode !== undefined) lines.push(`Set it up at ${address}/setup with the code ${setupCode}`);
  if (demo) lines.push(`Log in as alpha, beta or gamma with the password ${operatorPassword}`);
  return lines;
}

async function stop(): Promise<void> {
  for (const stopPart of stops.splice(0).reverse()) await stopPart();
}

async function endOn(started: Promise<void>): Promise<void> {
  say('Stopping.');
  await started.catch(() => undefined);
  await stop();
}

const started = start();
let askedAt: number | undefined;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    // npm passes signals on to its child: `exec` in package.json makes us that, not a shell that would keep them. A
    // terminal's signal thus comes twice: only a later one is the wish to end at once.
    if (askedAt === undefined) void endOn(started).then(() => process.exit(0));
    else if (performance.now() - askedAt > FORCE_AFTER_MS) process.exit(1);
    askedAt ??= performance.now();
  });
}

try {
  await started;
} catch (error) {
  await stop();
  console.error(error instanceof StartRefused ? error.message : error);
  process.exit(error instanceof StartRefused ? error.exitCode : 1);
}
