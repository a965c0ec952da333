// The kinds of events that the panel has words for.

const known = ['status', 'boot', 'connected', 'disconnected', 'firmware', 'diagnostics', 'security', 'data'] as const;

export const eventKind = (kind: string): (typeof known)[number] | null => known.find((each) => each === kind) ?? null;
