// Listens from the first second: shows a waiting page until the house is ready, then hands every request over.
import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import { createServer as createTlsServer, type Server as TlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { StartRefused } from '../start-refused.ts';
import { stationTls, type TlsPair } from '../config/tls-pair.ts';
import { answerWaiting } from './waiting-page.ts';

export type FrontDoor = {
  server: Server;
  port: number;
  /** From now on requests go to `listener`. Upgrades go to whoever listens to the server for them; until then they are told to wait. */
  open: (listener: RequestListener) => void;
  /** Takes no new connection and ends idle ones; resolves when the last one has gone, or has been given up. */
  close: () => Promise<void>;
};

const LAST_WORDS_MS = 1000;
/** Longer than proxies and browsers keep a connection, so that none sends a request into one that we just closed. */
const KEEP_ALIVE_MS = 75_000;
/** A file of the largest kind may come over a slow line. Who dribbles headers is cut by Node, whose body is no file by the gate. */
const REQUEST_MS = 3_600_000;
const patience = { keepAliveTimeout: KEEP_ALIVE_MS, requestTimeout: REQUEST_MS };

type Place = { host: string; port: number };

export function openFrontDoor(place: Place): Promise<FrontDoor> {
  return listenAt(place, (answer) => createServer(patience, answer));
}

/** The same over TLS, for stations alone: browsers would ask their users for a certificate. */
export async function openTlsDoor(place: Place, pair: TlsPair): Promise<FrontDoor & { server: TlsServer }> {
  const options = { ...stationTls, ...pair, ...patience };
  return listenAt(place, (answer) => createTlsServer(options, answer));
}

async function listenAt<S extends Server>(
  { host, port }: Place,
  create: (answer: RequestListener) => S,
): Promise<FrontDoor & { server: S }> {
  let listener: RequestListener = answerWaiting;
  const server = create((request, response) => listener(request, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(whyNotListening(error, host, port)));
    server.listen({ host, port }, resolve);
  });
  return {
    server,
    port: (server.address() as AddressInfo).port,
    open: (next) => {
      listener = next;
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        // Half a request, or a peer that never says goodbye, is waited for no longer.
        setTimeout(() => {
          server.closeAllConnections();
          resolve();
        }, LAST_WORDS_MS);
      }),
  };
}

function whyNotListening(error: NodeJS.ErrnoException, host: string, port: number): Error {
  const sentences: Record<string, string> = {
    EADDRINUSE: `Port ${port} is taken, perhaps by another Stationmaster: stop that program, or set PORT to a free one.`,
    EACCES: `Port ${port} is not for this account: set PORT to one above 1023, and let a proxy listen on the low one.`,
    EADDRNOTAVAIL: `${host} is no address of this machine: set HOST to one that is, or to 0.0.0.0 for all.`,
  };
  const sentence = sentences[error.code ?? ''];
  return sentence ? new StartRefused(sentence, { cause: error }) : error;
}
