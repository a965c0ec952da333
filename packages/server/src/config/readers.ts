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

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** An address of a named host, without the name of its owner. */
export function readMailAddress(text: string): string | undefined {
  return /^[^\s@<>,;:"()]+@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9-]+)*\.[a-z][a-z0-9-]*$/i.test(text)
    ? text
    : undefined;
}
