// Every setting of the server: its name, its default, its check and what to do about a wrong one; reads nothing but what it is given.
import { isIP } from 'node:net';
import { backupRows } from './backups.ts';
import { isLoopback, readNetworks } from './networks.ts';
import {
  readMailAddress,
  readMailServer,
  readNats,
  readNodeName,
  readPort,
  readUrl,
  type MailServer,
  type NatsServers,
} from './readers.ts';
import { row, type Row } from './row.ts';
import { tlsProblems, tlsRows, usualTlsPort } from './tls.ts';
import { StartRefused } from '../start-refused.ts';

export type { MailServer };

const rows = {
  ...tlsRows,
  port: row({
    variable: 'PORT',
    fallback: 8080,
    read: readPort,
    remedy: 'a whole number from 0 (any free port) to 65535',
    meaning: 'Port of the panel, the API and the stations.',
  }),
  ocppPort: row<number | undefined>({
    variable: 'OCPP_PORT',
    fallback: undefined,
    read: readPort,
    remedy: 'a whole number from 0 (any free port) to 65535',
    meaning: 'A port of their own for the stations.',
    shownDefault: 'as PORT',
  }),
  host: row<string | undefined>({
    variable: 'HOST',
    fallback: undefined,
    read: (text) => (isIP(text) || text === 'localhost' ? text : undefined),
    remedy: 'an IP address of this machine, 0.0.0.0 for all of them, or localhost',
    meaning: 'The address to listen on.',
    shownDefault: '0.0.0.0; 127.0.0.1 with --demo',
  }),
  dataDir: row<string | undefined>({
    variable: 'DATA_DIR',
    fallback: undefined,
    read: (text) => text,
    remedy: 'a folder',
    meaning: 'Where the embedded database, keys and files are kept.',
    shownDefault: './data; ./data/demo with --demo',
  }),
  databaseUrl: row<string | undefined>({
    variable: 'DATABASE_URL',
    fallback: undefined,
    read: (text) => readUrl(text, ['postgres:', 'postgresql:']),
    remedy: 'postgres://role:password@host:5432/database',
    meaning: 'A PostgreSQL of your own, version 15 or later, instead of the embedded one.',
    shownDefault: 'embedded',
  }),
  nats: row<NatsServers | undefined>({
    variable: 'NATS_URL',
    fallback: undefined,
    read: readNats,
    remedy:
      'nats://host:4222, nats://user:password@host or tls://…, several with commas between; in a password write % as %25, / as %2F, ? as %3F, # as %23',
    meaning: 'The bus between several nodes on one database: a NATS server. See [docs/scaling.md](docs/scaling.md).',
    shownDefault: 'none',
  }),
  nodeName: row<string | undefined>({
    variable: 'NODE_NAME',
    fallback: undefined,
    read: readNodeName,
    remedy: 'up to 100 letters, digits and . _ : -, for each node another',
    meaning:
      'What this node is called among several; the same after a restart, so set it where a container has another name each time.',
    shownDefault: 'the name of the machine, with PORT',
  }),
  ...backupRows,
  publicUrl: row<string | undefined>({
    variable: 'PUBLIC_URL',
    fallback: undefined,
    read: (text) => readUrl(text, ['http:', 'https:'])?.replace(/\/+$/, ''),
    remedy: 'the address operators enter in their browser, such as https://charging.example.com',
    meaning: 'The address under which the panel is reached; links in mails are made from it.',
    shownDefault: 'http://localhost:PORT',
  }),
  filesUrl: row<string | undefined>({
    variable: 'FILES_URL',
    fallback: undefined,
    read: (text) => readUrl(text, ['http:', 'https:'])?.replace(/\/+$/, ''),
    remedy: 'the address under which stations reach this server, such as http://10.0.0.5:8080',
    meaning: 'Where stations fetch firmware and bring diagnostics, if that is not PUBLIC_URL.',
    shownDefault: 'PUBLIC_URL, with OCPP_PORT where it is set',
  }),
  filesMaxMb: row({
    variable: 'FILES_MAX_MB',
    fallback: 256,
    read: (text) => (/^[1-9]\d{0,4}$/.test(text) ? Number(text) : undefined),
    remedy: 'a whole number from 1 to 99999',
    meaning: 'The largest firmware image or diagnostics file, in megabytes.',
  }),
  campaignPerSecond: row({
    variable: 'CAMPAIGN_PER_SECOND',
    fallback: 20,
    read: (text) => (/^[1-9]\d{0,3}$/.test(text) ? Number(text) : undefined),
    remedy: 'a whole number from 1 to 9999',
    meaning: 'How many stations a second get their command, where one goes to many of an organization.',
  }),
  trustedProxies: row<readonly string[]>({
    variable: 'TRUSTED_PROXIES',
    fallback: [],
    read: readNetworks,
    remedy: 'addresses or networks with commas between, such as 10.0.0.5, 192.168.0.0/16',
    meaning: 'The proxies in front whose word about a caller’s address and TLS is believed.',
    shownDefault: 'none',
  }),
  secretKey: row<string | undefined>({
    variable: 'SECRET_KEY',
    fallback: undefined,
    read: (text) => (text.length >= 32 ? text : undefined),
    remedy: 'at least 32 random characters, the same on every node: "openssl rand -base64 32" prints some',
    meaning: 'The key that stations’ passwords are hashed with.',
    shownDefault: 'made at the first start, kept in DATA_DIR/secret.key',
  }),
  logLevel: row<LogLevel>({
    variable: 'LOG_LEVEL',
    fallback: 'info',
    read: (text) => LOG_LEVELS.find((level) => level === text.toLowerCase()),
    remedy: 'fatal, error, warn, info, debug or trace',
    meaning: 'How much is logged.',
  }),
  supportUrl: row<string | undefined>({
    variable: 'SUPPORT_URL',
    fallback: undefined,
    read: (text) => readUrl(text, ['http:', 'https:', 'mailto:']),
    remedy: 'an address such as https://example.com/help or mailto:help@example.com',
    meaning: 'Where the panel sends operators who need help.',
    shownDefault: 'none',
  }),
  mailServer: row<MailServer | undefined>({
    variable: 'SMTP_URL',
    fallback: undefined,
    read: readMailServer,
    remedy:
      'smtp://user:password@host:587, or smtps://user:password@host:465; in a password write % as %25, / as %2F, ? as %3F, # as %23',
    meaning: 'The mail server that mails are handed to. Without one they are kept for admins to read.',
    shownDefault: 'none',
  }),
  mailFrom: row<string | undefined>({
    variable: 'MAIL_FROM',
    fallback: undefined,
    read: readMailAddress,
    remedy: 'a bare mail address such as charging@example.com',
    meaning: 'The address that mails come from.',
    shownDefault: 'the user of SMTP_URL where it is an address, else stationmaster@ the host of PUBLIC_URL',
  }),
};

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;
type LogLevel = (typeof LOG_LEVELS)[number];

type Values = { [Name in keyof typeof rows]: (typeof rows)[Name] extends Row<infer T> ? T : never };

export type TlsFiles = { certificateFile: string; keyFile: string };

type Settled = 'host' | 'dataDir' | 'ocppPort' | 'mailFrom' | 'tlsPort' | 'tlsCertificate' | 'tlsKey';

export type Settings = Omit<Values, Settled> & {
  demo: boolean;
  host: string;
  dataDir: string;
  /** Undefined when stations come in at the same port as operators. */
  ocppPort: number | undefined;
  /** Where and by which files stations come in over TLS; undefined where no port of ours speaks it. */
  tls: ({ port: number } & TlsFiles) | undefined;
  mailFrom: string;
};

/** Throws with all that is wrong at once, each with its remedy. */
export function readSettings(env: NodeJS.ProcessEnv, flags: readonly string[]): Settings {
  const problems = flags.filter((flag) => flag !== '--demo').map((flag) => `${flag} is unknown: there is only --demo.`);
  const demo = flags.includes('--demo');
  const value = <T>({ variable, fallback, read, remedy }: Row<T>): T => {
    const text = env[variable]?.trim();
    if (!text) return fallback;
    const found = read(text);
    if (found === undefined) problems.push(`${variable} is not usable. It takes ${remedy}.`);
    return found ?? fallback;
  };
  const values = Object.fromEntries(Object.entries(rows).map(([name, row]) => [name, value<unknown>(row)])) as Values;
  const settings = settle(values, demo);
  if (demo && !isLoopback(settings.host)) {
    problems.push('HOST must be 127.0.0.1, ::1 or localhost with --demo: its passwords are known to everybody.');
  }
  problems.push(...tlsProblems(values));
  if (values.mailServer !== undefined && findMailFrom(values) === undefined) {
    problems.push(`MAIL_FROM is needed with this SMTP_URL. It takes ${rows.mailFrom.remedy}.`);
  }
  if (problems.length > 0) throw new StartRefused(problems.join('\n'), { exitCode: 2 });
  return settings;
}

function settle({ tlsPort, tlsCertificate, tlsKey, ...values }: Values, demo: boolean): Settings {
  const hasFiles = tlsCertificate !== undefined && tlsKey !== undefined;
  return {
    ...values,
    tls: hasFiles ? { port: tlsPort ?? usualTlsPort, certificateFile: tlsCertificate, keyFile: tlsKey } : undefined,
    demo,
    host: values.host ?? (demo ? '127.0.0.1' : '0.0.0.0'),
    dataDir: values.dataDir ?? (demo ? './data/demo' : './data'),
    ocppPort: values.ocppPort === values.port ? undefined : values.ocppPort,
    backupDir: demo ? undefined : values.backupDir,
    // Its operators have invented addresses, behind which somebody may live.
    mailServer: demo ? undefined : values.mailServer,
    mailFrom: findMailFrom(values) ?? 'stationmaster@localhost',
  };
}

/** Most mail servers take mails only from the address that logs in. */
function findMailFrom({
  mailFrom,
  mailServer,
  publicUrl = '',
}: Pick<Values, 'mailFrom' | 'mailServer' | 'publicUrl'>): string | undefined {
  const ofUser = readMailAddress(mailServer?.login?.user ?? '');
  return mailFrom ?? ofUser ?? readMailAddress(`stationmaster@${URL.parse(publicUrl)?.hostname ?? ''}`);
}

/** The settings as a table in Markdown. */
export function settingsTable(): string {
  const lines = Object.values(rows).map(({ variable, fallback, meaning, shownDefault }) => {
    return `| \`${variable}\` | ${shownDefault ?? (typeof fallback === 'object' ? 'none' : String(fallback))} | ${meaning} |`;
  });
  return ['| Setting | Default | Meaning |', '|---|---|---|', ...lines, ''].join('\n');
}
