// How the text of a setting is read: undefined where it is none; knows no setting by name.
import { isLoopback } from './networks.ts';

export type MailServer = {
  host: string;
  port: number;
  /** From the first byte on, rather than by STARTTLS. */
  isEncrypted: boolean;
  isOnThisMachine: boolean;
  login: { user: string; password: string } | undefined;
};

export function readPort(text: string): number | undefined {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  return port <= 65_535 ? port : undefined;
}

export function readUrl(text: string, protocols: string[]): string | undefined {
  return protocols.includes(URL.parse(text)?.protocol ?? '') ? text : undefined;
}

/** Undefined too where a sign of the password has not been written as its number, and so splits the address. */
export function readMailServer(text: string): MailServer | undefined {
  const url = URL.parse(text);
  if (!['smtp:', 'smtps:'].includes(url?.protocol ?? '') || !url?.hostname) return undefined;
  const [user, password] = [decoded(url.username), decoded(url.password)];
  const isBare = ['', '/'].includes(url.pathname) && url.search === '' && url.hash === '';
  if (!isBare || user === undefined || password === undefined || (user === '') !== (password === '')) return undefined;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const isEncrypted = url.protocol === 'smtps:';
  const usualPort = isEncrypted ? 465 : user === '' ? 25 : 587;
  const login = user === '' ? undefined : { user, password };
  return { host, port: Number(url.port || usualPort), isEncrypted, isOnThisMachine: isLoopback(host), login };
}

/** As its client takes them: hosts with ports, and what they have in common. */
export type NatsServers = {
  servers: string[];
  user?: string;
  pass?: string;
  token?: string;
  /** Demands TLS; where it is left out, TLS is spoken with a server that offers it. */
  tls?: Record<string, never>;
};

const natsPort = '4222';

/** Several with commas between, of one cluster: who logs in stands in the first. */
export function readNats(text: string): NatsServers | undefined {
  const urls = text.split(',').map((one) => URL.parse(one.trim()));
  const servers = urls.flatMap((url) =>
    url !== null && isBareNats(url) ? [`${url.hostname}:${url.port || natsPort}`] : [],
  );
  const [first] = urls;
  const [user, pass] = [decoded(first?.username ?? ''), decoded(first?.password ?? '')];
  if (first == null || servers.length < urls.length || user === undefined || pass === undefined) return undefined;
  const login = user === '' ? {} : pass === '' ? { token: user } : { user, pass };
  return { servers, ...login, ...(first.protocol === 'tls:' && { tls: {} }) };
}

function isBareNats({ protocol, hostname, pathname, search, hash }: URL): boolean {
  const isBare = ['', '/'].includes(pathname) && search === '' && hash === '';
  return ['nats:', 'tls:'].includes(protocol) && hostname !== '' && isBare;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

export function readNodeName(text: string): string | undefined {
  return /^[\w.:-]{1,100}$/.test(text) ? text : undefined;
}

/** An address of a named host, without the name of its owner. */
export function readMailAddress(text: string): string | undefined {
  return /^[^\s@<>,;:"()]+@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9-]+)*\.[a-z][a-z0-9-]*$/i.test(text)
    ? text
    : undefined;
}
