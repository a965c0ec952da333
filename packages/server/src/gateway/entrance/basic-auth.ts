// Reads Basic authentication; the password stays bytes, since keys are not text (F-2).

export type BasicCredentials = { userName: Buffer; password: Buffer };

export function readBasicAuth(header: string | undefined): BasicCredentials | undefined {
  const encoded = /^basic +([a-z0-9+/=_-]*) *$/i.exec(header ?? '')?.[1];
  if (encoded === undefined) return undefined;
  const bytes = Buffer.from(encoded, 'base64');
  const colon = bytes.indexOf(':');
  if (colon === -1) return undefined;
  return { userName: bytes.subarray(0, colon), password: bytes.subarray(colon + 1) };
}
