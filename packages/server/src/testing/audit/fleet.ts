// Audited stations side by side, and moments of their traffic to wait for.
import { setTimeout as delay } from 'node:timers/promises';
import type { Ledger } from './ledger.ts';
import { AuditedStation } from './station.ts';
import type { Address } from './wire.ts';

export type Fleet = {
  readonly ledgers: readonly Ledger[];
  /** What was charged at each station since the fleet started, in Wh, by identifier. */
  chargedWh(): Map<string, number>;
  /** Resolves at the nth message from now that is sent or acknowledged. */
  atMessage(nth: number): Promise<void>;
  /** Resolves when it has happened to every station since now; rejects after the time given. */
  everyone(what: Happening, withinMs: number): Promise<void>;
  /** The close codes of connections that ended since the last time it was asked. */
  takeCloses(): number[];
  /** Ends the running sessions; resolves when all is acknowledged, rejects after the time given. */
  finish(withinMs: number): Promise<void>;
  abandon(): void;
};

export type FleetStation = Address & { token: string };

/** A message went out, an answer came in, a connection ended. */
type Happening = 'sent' | 'acknowledged' | 'closed';
type Watcher = (identifier: string, what: Happening) => void;

export function startFleet(stations: readonly FleetStation[], random: () => number): Fleet {
  const abandoning = new AbortController();
  const watchers = new Set<Watcher>();
  let closes: number[] = [];
  const tell: Watcher = (...happened) => watchers.forEach((watcher) => watcher(...happened));
  const running = stations.map(
    (station) =>
      new AuditedStation({
        ...station,
        random,
        onMessage: (what) => tell(station.identifier, what),
        onClosed: (code) => {
          closes.push(code);
          tell(station.identifier, 'closed');
        },
        abandoned: abandoning.signal,
      }),
  );
  const firstWh = new Map(running.map(({ ledger, registerWh }) => [ledger.identifier, registerWh]));

  function watch(isOver: (...seen: Parameters<Watcher>) => boolean): Promise<void> {
    return new Promise((resolve) => {
      const watcher: Watcher = (...seen) => {
        if (!isOver(...seen)) return;
        watchers.delete(watcher);
        resolve();
      };
      watchers.add(watcher);
    });
  }

  return {
    ledgers: running.map(({ ledger }) => ledger),
    chargedWh: () =>
      new Map(
        running.map(({ ledger: { identifier }, registerWh }) => [
          identifier,
          registerWh - (firstWh.get(identifier) ?? 0),
        ]),
      ),
    atMessage(nth) {
      let left = nth;
      return watch((_identifier, what) => what !== 'closed' && (left -= 1) <= 0);
    },
    everyone(what, withinMs) {
      const missing = new Set(running.map(({ ledger }) => ledger.identifier));
      const happened = watch((identifier, seen) => {
        if (seen === what) missing.delete(identifier);
        return missing.size === 0;
      });
      return within(withinMs, happened, () => `not ${what}: ${[...missing].join(', ')}`);
    },
    takeCloses() {
      const taken = closes;
      closes = [];
      return taken;
    },
    async finish(withinMs) {
      const finished = Promise.all(running.map((station) => station.finish()));
      await within(withinMs, finished, () => 'the last sessions were not acknowledged');
    },
    abandon: () => abandoning.abort(),
  };
}

/** Only for what would otherwise be waited for in vain. */
async function within(limitMs: number, wanted: Promise<unknown>, story: () => string): Promise<void> {
  const giveUp = new AbortController();
  const late = delay(limitMs, undefined, { signal: giveUp.signal }).then(() => {
    throw new Error(`waited ${limitMs} ms in vain: ${story()}`);
  });
  late.catch(() => undefined);
  try {
    await Promise.race([wanted, late]);
  } finally {
    giveUp.abort();
  }
}
