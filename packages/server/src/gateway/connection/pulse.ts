// Whether a station is alive, judged from what was heard of it (F-8); knows no socket and no timer.

export type Pulse = {
  lastHeardMs: number;
  /** Pings since then that nothing answered. */
  unansweredPings: number;
  /** Whether this station ever answered a ping: only then does silence after pings mean anything. */
  answersPings: boolean;
};

export type PulseRules = { pings: boolean; heartbeatSeconds: number; pingEveryMs: number };

export function freshPulse(nowMs: number): Pulse {
  return { lastHeardMs: nowMs, unansweredPings: 0, answersPings: false };
}

export function feelHeard(pulse: Pulse, nowMs: number): void {
  pulse.lastHeardMs = nowMs;
  pulse.unansweredPings = 0;
}

const pingsUntilGone = 2;
const heartbeatsUntilGone = 3;

/** Alive is whoever was heard within three heartbeats; who answered pings before is gone when it no longer does. */
export function judgePulse(pulse: Pulse, rules: PulseRules, nowMs: number): 'alive' | 'ping' | 'gone' {
  const silentMs = nowMs - pulse.lastHeardMs;
  if (silentMs > heartbeatsUntilGone * rules.heartbeatSeconds * 1000) return 'gone';
  if (!rules.pings || silentMs < (pulse.unansweredPings + 1) * rules.pingEveryMs) return 'alive';
  if (pulse.answersPings && pulse.unansweredPings >= pingsUntilGone) return 'gone';
  return 'ping';
}
