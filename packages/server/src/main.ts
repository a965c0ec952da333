// Builds the parts, starts them and ends them in order; the only file that may import everything.
import { readSettings } from './config.ts';
import { prepareDatabase, withClient } from './db/prepare.ts';
import { openFrontDoor } from './front-door.ts';
import { claimInstallation, readSecretKey } from './secret-key.ts';
import { StartRefused } from './start-refused.ts';
import { buildWeb } from './web-build.ts';

const FORCE_AFTER_MS = 2000;

/** What has been started, to be stopped from the last to the first. */
const stops: (() => Promise<void>)[] = [];
const say = (sentence: string) => console.log(sentence);

async function start(): Promise<void> {
  const settings = readSettings(process.env, process.argv.slice(2));
  const door = await openFrontDoor(settings);
  stops.push(door.close);
  const building = buildWeb(say);
  // Its failure is reported where it is awaited.
  building.catch(() => undefined);
  const database = await prepareDatabase({ ...settings, say });
  stops.push(database.stop);
  const secretKey = await readSecretKey(database.dataDir, settings.secretKey);
  await withClient(database.ownerUrl, (owner) => claimInstallation(owner, { demo: settings.demo, secretKey }));
  const panel = await building;
  say(`Stationmaster is ready: ${settings.publicUrl ?? `http://localhost:${door.port}`} (panel in ${panel})`);
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
    // npm passes a terminal's signal on to us, who have it already: only a later one is the wish to end at once.
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
