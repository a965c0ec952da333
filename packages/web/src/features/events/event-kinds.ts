// The kinds of events that the panel has words for.

export const eventKinds = [
  'status',
  'boot',
  'connected',
  'disconnected',
  'firmware',
  'diagnostics',
  'security',
  'data',
] as const;
export type EventKind = (typeof eventKinds)[number];

export const eventKind = (kind: string): EventKind | null => eventKinds.find((each) => each === kind) ?? null;
