// The words of the command line: read, checked, and explained; starts nothing.
import { parseArgs } from 'node:util';
import { type QuirkName, type StationVersion, versions } from '../versions.ts';
import { type ScenarioName, scenarioNames } from './scenarios.ts';

export type CommandLine = {
  url: string;
  version: StationVersion;
  stations: number;
  points: number;
  prefix: string;
  password: string | undefined;
  passwordsFile: string | undefined;
  caFile: string | undefined;
  certificatesFolder: string | undefined;
  tokens: readonly [string, ...string[]];
  quirks: readonly QuirkName[];
  scenario: ScenarioName;
  speed: number;
  seed: number;
};

/** What is wrong with the command line, in a sentence for whoever typed it. */
export class BadOption extends Error {
  override readonly name = 'BadOption';
}

export const usage = `Simulated charging stations (OCPP-J)

  --url ws://HOST:PORT/ocpp/ORGANIZATION   the central system, without the station's identifier (needed)
  --ocpp 1.6          the version that they speak: ${Object.keys(versions).join(', ')}
  --stations 1        how many stations
  --points 2          charging points of each
  --prefix SIM        identifiers are SIM-0001, SIM-0002, …
  --password TEXT     the same password for all
  --passwords FILE    or one line for each: identifier:password
  --ca FILE           with wss://: the authority of the central system's certificate, where it is not a known one
  --certificates DIR  with wss://: IDENTIFIER.pem of each station, its certificate with its key
  --token TEXT        a token that drivers show; may be repeated (else SIM-TOKEN-1, … as many as points)
  --scenario steady   ${scenarioNames.join(', ')}
  --quirk NAME        a misbehaviour of all stations; may be repeated
  --speed 1           how many times faster than real time; the stations' clocks then run ahead
  --seed 1            another seed, other cars
  --help              this, and the names of the quirks`;

const options = {
  url: { type: 'string' },
  ocpp: { type: 'string', default: '1.6' },
  stations: { type: 'string', default: '1' },
  points: { type: 'string', default: '2' },
  prefix: { type: 'string', default: 'SIM' },
  password: { type: 'string' },
  passwords: { type: 'string' },
  ca: { type: 'string' },
  certificates: { type: 'string' },
  token: { type: 'string', multiple: true },
  scenario: { type: 'string', default: 'steady' },
  quirk: { type: 'string', multiple: true },
  speed: { type: 'string', default: '1' },
  seed: { type: 'string', default: '1' },
  help: { type: 'boolean', default: false },
} as const;

function wholeBetween(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new BadOption(`--${name} takes a whole number from ${least} to ${most}, not "${text}".`);
}

function speedOf(text: string): number {
  const value = Number(text);
  if (value > 0 && value <= 3600) return value;
  throw new BadOption(`--speed takes a number above 0, up to 3600, not "${text}".`);
}

function urlOf(text: string | undefined): string {
  if (text === undefined) throw new BadOption('--url is needed, such as ws://localhost:8080/ocpp/acme.');
  const url = URL.parse(text);
  if (url?.protocol === 'ws:' || url?.protocol === 'wss:') return text;
  throw new BadOption(`--url takes an address that begins with ws:// or wss://, not "${text}".`);
}

function scenarioOf(text: string): ScenarioName {
  const found = scenarioNames.find((name) => name === text);
  if (found !== undefined) return found;
  throw new BadOption(`--scenario takes one of ${scenarioNames.join(', ')}, not "${text}".`);
}

function versionOf(text: string): StationVersion {
  if (Object.hasOwn(versions, text)) return text as StationVersion;
  throw new BadOption(`--ocpp takes one of ${Object.keys(versions).join(', ')}, not "${text}".`);
}

function quirkOf(text: string, version: StationVersion): QuirkName {
  const { quirks } = versions[version];
  if (Object.hasOwn(quirks, text)) return text as QuirkName;
  throw new BadOption(`--quirk takes one of ${Object.keys(quirks).join(', ')} in ${version}, not "${text}".`);
}

function prefixOf(text: string): string {
  if (/^[\w.-]{1,40}$/.test(text)) return text;
  throw new BadOption(`--prefix takes 1 to 40 letters, digits, dots, hyphens and underscores, not "${text}".`);
}

function tokensOf(texts: readonly string[], prefix: string, count: number): readonly [string, ...string[]] {
  for (const text of texts) {
    if (text.length < 1 || text.length > 20) throw new BadOption(`--token takes 1 to 20 characters, not "${text}".`);
  }
  const [first = `${prefix}-TOKEN-1`, ...others] = texts;
  if (texts.length > 0) return [first, ...others];
  return [first, ...Array.from({ length: count - 1 }, (_, index) => `${prefix}-TOKEN-${index + 2}`)];
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new BadOption(error instanceof Error ? error.message : String(error));
  }
}

/** Reads the arguments; `help` where that was asked. Throws `BadOption`. */
export function readCommandLine(args: readonly string[]): CommandLine | 'help' {
  const values = parse(args);
  if (values.help) return 'help';
  const version = versionOf(values.ocpp);
  const stations = wholeBetween('stations', values.stations, 1, 20_000);
  const points = wholeBetween('points', values.points, 1, 50);
  const prefix = prefixOf(values.prefix);
  if (values.password !== undefined && values.passwords !== undefined) {
    throw new BadOption('Give --password or --passwords, not both.');
  }
  const url = urlOf(values.url);
  if ((values.ca ?? values.certificates) !== undefined && !url.startsWith('wss:')) {
    throw new BadOption('--ca and --certificates are for an address that begins with wss://.');
  }
  return {
    url,
    version,
    stations,
    points,
    prefix,
    password: values.password,
    passwordsFile: values.passwords,
    caFile: values.ca,
    certificatesFolder: values.certificates,
    tokens: tokensOf(values.token ?? [], prefix, stations * points),
    quirks: (values.quirk ?? []).map((text) => quirkOf(text, version)),
    scenario: scenarioOf(values.scenario),
    speed: speedOf(values.speed),
    seed: wholeBetween('seed', values.seed, 0, 2 ** 31 - 1),
  };
}

/** Passwords by identifier, from lines `identifier:password`; empty lines and such as begin with # are left out. */
export function readPasswords(text: string): Map<string, string> {
  const passwords = new Map<string, string>();
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const colon = line.indexOf(':');
    if (colon < 1) throw new BadOption(`Line ${index + 1} of the passwords is not identifier:password.`);
    passwords.set(line.slice(0, colon), line.slice(colon + 1));
  }
  return passwords;
}
