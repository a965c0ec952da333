// Plausible past sessions of the demonstration, the same for the same seed. Pure; knows no database.

export type PastSession = {
  station: number;
  evse: number;
  startedAt: Date;
  endedAt: Date;
  token: number;
  meterStartWh: number;
  energyWh: number;
  stopReason: 'EVDisconnected' | 'Local';
  samples: { at: Date; registerWh: number; powerW: number }[];
};

const hourMs = 3_600_000;
const sampleEveryMs = 15 * 60_000;

/** A small repeatable generator of numbers from 0 up to 1 (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** How likely a car arrives in an hour of the day: quiet nights, a morning peak and a higher one after work. */
function rush(hour: number): number {
  return 0.02 + 0.5 * Math.exp(-(((hour - 9) / 2.2) ** 2)) + 0.8 * Math.exp(-(((hour - 17) / 2.6) ** 2));
}

/** Power falls from four fifths of the energy on, as batteries ask for. */
function curve(session: {
  startedAt: Date;
  energyWh: number;
  powerW: number;
  meterStartWh: number;
}): PastSession['samples'] {
  const samples: PastSession['samples'] = [];
  let registerWh = session.meterStartWh;
  let at = session.startedAt.getTime();
  const target = session.meterStartWh + session.energyWh;
  while (registerWh < target) {
    const done = (registerWh - session.meterStartWh) / session.energyWh;
    const powerW = Math.round(session.powerW * (done < 0.8 ? 1 : Math.max(0.35, 1 - (done - 0.8) * 3)));
    const stepWh = Math.max(1, Math.round((powerW * sampleEveryMs) / hourMs));
    const shareOfStep = Math.min(1, (target - registerWh) / stepWh);
    at += sampleEveryMs * shareOfStep;
    registerWh = Math.min(target, registerWh + stepWh);
    samples.push({ at: new Date(Math.round(at / 1000) * 1000), registerWh, powerW });
  }
  return samples;
}

/** Sessions of all charging points from so many days ago up to an hour ago, none overlapping on its point. */
export function pastSessions(options: {
  now: Date;
  days: number;
  powerW: readonly (readonly number[])[];
  tokens: number;
  random: () => number;
}): PastSession[] {
  const { random } = options;
  const sessions: PastSession[] = [];
  const until = options.now.getTime() - hourMs;
  for (const [station, points] of options.powerW.entries()) {
    for (const [index, powerW] of points.entries()) {
      let meterStartWh = Math.round(100_000 + random() * 3_000_000);
      for (let at = options.now.getTime() - options.days * 24 * hourMs; at < until; at += hourMs) {
        if (random() > rush(new Date(at).getUTCHours()) * 0.22) continue;
        const startedAt = new Date(Math.round((at + random() * hourMs) / 1000) * 1000);
        const drawnW = Math.round(powerW * (0.62 + random() * 0.36));
        const energyWh = Math.round(Math.min(70_000, drawnW * (0.4 + random() * 2.6)));
        const samples = curve({ startedAt, energyWh, powerW: drawnW, meterStartWh });
        const full = samples.at(-1)?.at.getTime() ?? at;
        const endedAt = new Date(full + Math.round(random() * 1800) * 1000);
        if (endedAt.getTime() > until) break;
        sessions.push({
          station,
          evse: index + 1,
          startedAt,
          endedAt,
          token: Math.floor(random() * options.tokens),
          meterStartWh,
          energyWh,
          stopReason: random() < 0.8 ? 'EVDisconnected' : 'Local',
          samples,
        });
        meterStartWh += energyWh;
        at = endedAt.getTime();
      }
    }
  }
  return sessions.toSorted((a, b) => a.startedAt.getTime() - b.startedAt.getTime());
}
