// Builds the parts, starts them and ends them in order; the only file that may import everything.
import proxyAddress from '@fastify/proxy-addr';
import { readSettings } from './config/config.ts';
import { prepareDatabase, withClient } from './db/prepare.ts';
import { operatorPassword, seedDemo, startDemoStations } from './demo/demo.ts';
import { openFrontDoor } from './front-door.ts';
import { openHouse } from './house.ts';
import { claimInstallation, readSecretKey } from './secret-key.ts';
import { StartRefused } from './start-refused.ts';
import { answerStationsOnly } from './waiting-page.ts';
import { buildWeb } from './web-build.ts';

const FORCE_AFTER_MS = 2000;

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
  const building = buildWeb(say);
  // Its failure is reported where it is awaited.
  building.catch(() => undefined);
  const database = await prepareDatabase({ ...settings, say });
  stops.push(database.stop);
  const secretKey = await readSecretKey(database.dataDir, settings.secretKey);
  await withClient(database.ownerUrl, (owner) => claimInstallation(owner, { demo: settings.demo, secretKey }));
  const trusted = proxyAddress.compile([...settings.trustedProxies]);
  const panelUrl = settings.publicUrl ?? `http://localhost:${door.port}`;
  const house = await openHouse({
    poolUrl: database.poolUrl,
    dataDir: database.dataDir,
    panelUrl,
    secretKey,
    settings,
    panelFolder: await building,
    addressOf: (request) => proxyAddress(request, trusted),
  });
  stops.push(house.stop);
  if (settings.demo) await seedDemo(house.doors, secretKey, new Date());
  door.open(house.answer);
  house.takeStations(stationsDoor.server);
  if (stationsDoor !== door) {
    stationsDoor.open((request, response) => {
      if (!house.answerFiles(request, response)) answerStationsOnly(request, response);
    });
  }
  if (settings.demo) stops.push(startDemoStations({ port: stationsDoor.port, secretKey }));
  for (const line of welcome(panelUrl, house.setupCode, settings.demo)) say(line);
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
