// What a station's words about a file mean, and under which name a file is kept; pure.
export type TransferKind = 'firmware' | 'diagnostics';

/** After these a station needs the address no more: it has the file, or has brought it. */
const done = new Set(['Downloaded', 'Installed', 'Installing', 'SignatureVerified', 'Uploaded', 'AcceptedCanceled']);

export const isDone = (statuses: readonly string[]): boolean => statuses.some((status) => done.has(status));

const longestName = 100;

/** A station's file name without anything that a system could take for more than a name (S-8). */
export function safeFileName(name: string | null, fallback: string): string {
  const last = (name ?? '').split(/[/\\]/).at(-1) ?? '';
  const safe = decoded(last)
    .replaceAll(/[^\w.-]+/g, '_')
    .replace(/^[._]+/, '')
    .slice(-longestName);
  return safe === '' ? fallback : safe;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
