// One-time addresses of files: whoever has one may fetch or bring that one file, so nothing of them is stored (S-10).
import { createHmac, timingSafeEqual } from 'node:crypto';

export type AddressKey = string | Buffer;

const folder = '/files/';

/** The path at which a station finds the file of its command; it follows from the command and the secret key. */
export function filePath(key: AddressKey, commandId: string): string {
  return `${folder}${commandId}/${tokenOf(key, commandId)}`;
}

export type NamedFile = { commandId: string; /** What some stations put behind the address. */ name: string | null };

/** Undefined where it is no address of ours; null where it only looks like one. */
export function readFilePath(key: AddressKey, url: string): NamedFile | null | undefined {
  if (!url.startsWith(folder)) return undefined;
  const [path = ''] = url.slice(folder.length).split('?');
  const [commandId = '', token = '', name = '', ...rest] = path.split('/');
  const expected = Buffer.from(tokenOf(key, commandId));
  const shown = Buffer.from(token);
  const isRight = shown.length === expected.length && timingSafeEqual(shown, expected);
  if (!isRight || rest.length > 0 || !/^[\da-f-]{36}$/.test(commandId)) return null;
  return { commandId, name: name === '' ? null : name };
}

function tokenOf(key: AddressKey, commandId: string): string {
  return createHmac('sha256', key).update(`file of command ${commandId}`).digest('base64url');
}
