// The certificate and key by which the server proves itself to stations: read from files, checked, and read again when they change.
import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createSecureContext, type Server, type TlsOptions } from 'node:tls';
import type { Clock } from '../clock.ts';
import type { TlsFiles } from './config.ts';
import { StartRefused } from '../start-refused.ts';

export type TlsPair = { cert: string; key: string };

/**
 * TLS 1.2 at least (S-4). The last two lack forward secrecy: OCPP names them for stations whose processors know no other, and
 * whoever knows better never comes to them.
 */
const ciphers = [
  'TLS_AES_128_GCM_SHA256',
  'TLS_AES_256_GCM_SHA384',
  'TLS_CHACHA20_POLY1305_SHA256',
  'ECDHE-ECDSA-AES128-GCM-SHA256',
  'ECDHE-RSA-AES128-GCM-SHA256',
  'ECDHE-ECDSA-AES256-GCM-SHA384',
  'ECDHE-RSA-AES256-GCM-SHA384',
  'ECDHE-ECDSA-CHACHA20-POLY1305',
  'ECDHE-RSA-CHACHA20-POLY1305',
  'AES128-GCM-SHA256',
  'AES256-GCM-SHA384',
];

/** Every station is asked for a certificate and may have none: whether it counts is decided for each by itself. */
export const stationTls = {
  minVersion: 'TLSv1.2',
  ciphers: ciphers.join(':'),
  honorCipherOrder: true,
  requestCert: true,
  rejectUnauthorized: false,
  // Half a handshake holds a socket no longer than half a request would (S-7).
  handshakeTimeout: 10_000,
} as const satisfies TlsOptions;

/** Throws StartRefused with what is wrong with the files. */
export async function readPair({ certificateFile, keyFile }: TlsFiles): Promise<TlsPair> {
  const pair = { cert: await textOf('TLS_CERTIFICATE', certificateFile), key: await textOf('TLS_KEY', keyFile) };
  try {
    createSecureContext({ ...stationTls, ...pair });
  } catch (error) {
    const sentence =
      'TLS_CERTIFICATE and TLS_KEY do not fit together, or are no PEM files of a certificate and its key.';
    throw new StartRefused(sentence, { cause: error });
  }
  return pair;
}

async function textOf(setting: string, path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    const why = { ENOENT: 'is not there', EACCES: 'may not be read by this account' }[code] ?? 'cannot be read';
    throw new StartRefused(`The file that ${setting} names ${why}.`, { cause: error });
  }
}

type KeepingParts = {
  files: TlsFiles;
  pair: TlsPair;
  server: Pick<Server, 'setSecureContext'>;
  everyMs: number;
  clock: Pick<Clock, 'now'>;
  say(sentence: string): void;
};

export type KeptPair = {
  /** Reads the files anew. New connections meet what is in them; those that are there go on. */
  refresh(): Promise<void>;
  /** Of the certificate in use. */
  validUntil(): Date;
  stop(): void;
};

const dayMs = 86_400_000;
/** So long before its end, and when it is over, it is told of. */
const remindersDays = [30, 7, 0];

/** Looks at what is in the files, not at their times: whoever renews certificates swaps links, folders or whole volumes. */
export function keepPair({ files, pair, server, everyMs, clock, say }: KeepingParts): KeptPair {
  let held = pair;
  let fault: string | undefined;
  let reminded: number | undefined;

  /** Once at each step. */
  function remind(): void {
    const end = validUntil(held);
    const leftDays = Math.ceil((end.getTime() - clock.now().getTime()) / dayMs);
    const step = remindersDays.findLast((days) => leftDays <= days);
    if (step !== undefined && step !== reminded) {
      const left = step === 0 ? 'is over' : `ends within ${step} days`;
      say(
        `The certificate by which this server proves itself to stations ${left}: it is valid until ${end.toISOString()}.`,
      );
    }
    reminded = step;
  }

  async function refresh(): Promise<void> {
    try {
      const found = await readPair(files);
      fault = undefined;
      if (found.cert === held.cert && found.key === held.key) return;
      held = found;
      server.setSecureContext({ ...stationTls, ...found });
      say(`New connections by TLS meet a new certificate, which is valid until ${validUntil(found).toISOString()}.`);
    } catch (error) {
      // Between the two files of a renewal they do not fit: said once, and looked at again.
      const sentence = error instanceof Error ? error.message : String(error);
      if (sentence !== fault) say(`${sentence} The certificate before it stays in use.`);
      fault = sentence;
    } finally {
      remind();
    }
  }

  remind();
  const timer = setInterval(() => void refresh(), everyMs);
  return { refresh, validUntil: () => validUntil(held), stop: () => clearInterval(timer) };
}

function validUntil({ cert }: TlsPair): Date {
  return new X509Certificate(cert).validToDate;
}
