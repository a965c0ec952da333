// The demonstration's stations, in a process of their own: simulated ones that connect like real ones over real sockets.
import { createStation, type Point, realClock, seededRandom, type SimulatedStation } from '@stationmaster/simulator';
import type { DemoStation } from './acme.ts';

export type LivePlan = {
  url: string;
  stations: (DemoStation & { password: string })[];
  tokens: string[];
};

const minuteMs = 60_000;
const random = seededRandom(Date.now());

function between(low: number, high: number): number {
  return low + random() * (high - low);
}

function later(delayMs: number, run: () => void): void {
  setTimeout(run, delayMs);
}

/** A driver comes with a free token, charges for a while, leaves, and after some time another one comes. */
function visit(point: Point, tokens: string[], isFirst: boolean): void {
  const token = tokens.shift();
  const returnToken = () => void (token !== undefined && tokens.push(token));
  const again = () => later(between(10, 50) * minuteMs, () => visit(point, tokens, false));
  if (token === undefined || point.isPlugged || !point.isFreeFor(token)) {
    returnToken();
    again();
    return;
  }
  const maxPowerW = point.options.maxPowerW * between(0.6, 1);
  point.plugIn({
    batteryWh: maxPowerW > 30_000 ? 77_000 : 58_000,
    maxPowerW,
    startPercent: between(15, isFirst ? 70 : 40),
  });
  void point.presentToken(token).then((status) => {
    later(between(25, 90) * minuteMs, () => {
      point.unplug();
      returnToken();
      again();
    });
    if (status !== 'Accepted') later(2000, () => point.unplug());
  });
}

/** A start asked for by an operator waits for a cable; somebody plugs it in. After a stop the car drives away. */
function attend(station: SimulatedStation): void {
  station.onEvent((event) => {
    if (event.kind === 'status' && event.status === 'Preparing') {
      const point = station.point(event.point);
      if (!point.isPlugged) later(3000, () => point.plugIn({ batteryWh: 58_000, maxPowerW: 11_000, startPercent: 35 }));
    }
    if (event.kind === 'session-stopped') {
      const point = station.point(event.point);
      later(20_000, () => point.session === undefined && point.unplug());
    }
  });
}

/** What makes the picture lively: one fault, one point out of service, one station that went away. */
function trouble(station: SimulatedStation): boolean {
  if (station.identifier === 'EV00000016') station.point(1).fault('GroundFailure');
  if (station.identifier === 'EV00000020') station.point(1).setOperative(false);
  if (station.identifier === 'EV00000022') void station.disconnect();
  return station.identifier === 'EV00000022';
}

async function bringUp(
  plan: LivePlan,
  { identifier, password, powerW, firmware, version }: LivePlan['stations'][number],
  tokens: string[],
) {
  const station = createStation({
    url: plan.url,
    version,
    identifier,
    password: Buffer.from(password, 'hex'),
    points: powerW.map((maxPowerW) => ({
      maxPowerW,
      phases: maxPowerW > 30_000 ? 0 : 3,
      registerWh: Math.round(between(2_000_000, 9_000_000)),
    })),
    vendor: 'Ensto',
    model: powerW.some((watts) => watts > 30_000) ? 'Demonstration fast' : 'Demonstration',
    serial: identifier,
    firmware,
    configuration: { [version === '1.6' ? 'MeterValueSampleInterval' : 'SampledDataCtrlr.TxUpdatedInterval']: '10' },
    clock: realClock,
    random,
  });
  attend(station);
  await station.connect();
  if (trouble(station)) return;
  for (const point of station.points) {
    const isFirst = random() < 0.42;
    later(isFirst ? between(0, 4000) : between(2, 40) * minuteMs, () => visit(point, tokens, isFirst));
  }
}

process.on('message', (plan: LivePlan) => {
  const tokens = plan.tokens.toSorted(() => random() - 0.5);
  for (const station of plan.stations) void bringUp(plan, station, tokens);
});
// The server that asked for these stations is gone, so are they.
process.on('disconnect', () => process.exit(0));
