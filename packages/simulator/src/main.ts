// The command line: reads its words, runs a fleet until interrupted, and ends it cleanly.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BadOption, readCommandLine, readPasswords, usage, type CommandLine } from './fleet/command-line.ts';
import { FleetRun } from './fleet/run.ts';
import type { StationTls } from './options.ts';
import { quirks, versions } from './versions.ts';

const badOptionExit = 2;
const interruptedExit = 130;
const forceAfterMs = 2000;

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Where only some versions have a quirk, which. */
function onlyIn(quirk: string): string {
  const having = Object.entries(versions).filter(([, version]) => Object.hasOwn(version.quirks, quirk));
  return having.length === Object.keys(versions).length ? '' : ` (${having.map(([name]) => name).join(', ')})`;
}

async function textOf(option: string, path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new BadOption(`${option}: the file ${path} cannot be read.`, { cause: error });
  }
}

async function passwordsFrom(path: string | undefined): Promise<Map<string, string>> {
  return path === undefined ? new Map() : readPasswords(await textOf('--passwords', path));
}

/** By identifier, certificate and key in one text. */
async function certificatesFrom(folder: string | undefined): Promise<Map<string, string>> {
  if (folder === undefined) return new Map();
  const names = await readdir(folder).catch((error: unknown) => {
    throw new BadOption(`--certificates: the folder ${folder} cannot be read.`, { cause: error });
  });
  const files = names.filter((name) => name.endsWith('.pem'));
  const texts = files.map(
    async (name) => [name.slice(0, -4), await textOf('--certificates', join(folder, name))] as const,
  );
  return new Map(await Promise.all(texts));
}

async function tlsFrom({ caFile, certificatesFolder }: CommandLine): Promise<(identifier: string) => StationTls> {
  const ca = caFile === undefined ? {} : { ca: await textOf('--ca', caFile) };
  const certificates = await certificatesFrom(certificatesFolder);
  return (identifier) => {
    const both = certificates.get(identifier);
    return both === undefined ? ca : { ...ca, certificate: both, key: both };
  };
}

async function main(args: readonly string[]): Promise<void> {
  const read = readCommandLine(args);
  if (read === 'help') {
    print(usage);
    print('\nQuirks');
    for (const [name, { says }] of Object.entries(quirks)) print(`  ${name.padEnd(32)} ${says}${onlyIn(name)}`);
    return;
  }
  const passwords = await passwordsFrom(read.passwordsFile);
  const run = new FleetRun({ ...read, passwords, tls: await tlsFrom(read), print });
  print(`${read.stations} stations (OCPP ${read.version}) on their way to ${read.url}; Ctrl-C ends`);
  let askedAt: number | undefined;
  const stop = () => {
    if (askedAt !== undefined) {
      // npm passes a terminal's signal on to us, who have it already: only a later one is the wish to end at once.
      if (performance.now() - askedAt > forceAfterMs) process.exit(interruptedExit);
      return;
    }
    askedAt = performance.now();
    print('ending: cars leave, stations say goodbye');
    void run.end().finally(() => {
      process.off('SIGINT', stop);
      process.off('SIGTERM', stop);
    });
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

// Whoever read along, such as head, has seen enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof BadOption)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = badOptionExit;
}
