// What the bench was asked for; knows no measuring.
import { parseArgs } from 'node:util';

export const partNames = [
  'session',
  'session-2.0.1',
  'heartbeat',
  'rows',
  'latency',
  'memory',
  'restart',
  'station-list',
  'sheet',
  'reports',
  'panel',
  'nodes',
] as const;
export type PartName = (typeof partNames)[number];

export type Options = {
  only: readonly PartName[];
  /** Where left out each part has its own. */
  stations: readonly number[] | undefined;
  seconds: number;
  warmup: number;
  rounds: number;
  rate: number | undefined;
  /** Charging events over three years, for reports. */
  sessions: number;
  write: boolean;
  /** Flags for the Node that runs our server, such as --cpu-prof. */
  nodeFlags: readonly string[];
};

export const usage = `npm run bench -- [options]
  --only PART,…     ${partNames.join(', ')}; all where left out
  --stations N,…    10, 100 and 1,000 for 1.6, else 100, where left out
  --seconds S       measured in each run (4)
  --warmup S        before it (1.5)
  --rounds N        of which the median counts (3)
  --rate R          so many requests a second instead of each after the last answer
  --sessions N      charging events that reports are made of (1,000,000)
  --node-flags=F    for the Node of the server, such as --cpu-prof
  --write           keeps what was measured in bench/results/results.md; of station-list, sheet, reports, panel or nodes alone beside it`;

export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string', default: partNames.join(',') },
      stations: { type: 'string' },
      seconds: { type: 'string', default: '4' },
      warmup: { type: 'string', default: '1.5' },
      rounds: { type: 'string', default: '3' },
      rate: { type: 'string' },
      sessions: { type: 'string', default: '1000000' },
      write: { type: 'boolean', default: false },
      'node-flags': { type: 'string', default: '' },
    },
  });
  return {
    only: values.only.split(',').map(partNamed),
    stations: values.stations?.split(',').map((text) => positive('stations', text)),
    seconds: positive('seconds', values.seconds),
    warmup: positive('warmup', values.warmup),
    rounds: positive('rounds', values.rounds),
    rate: values.rate === undefined ? undefined : positive('rate', values.rate),
    sessions: positive('sessions', values.sessions),
    write: values.write,
    nodeFlags: values['node-flags'].split(' ').filter(Boolean),
  };
}

function partNamed(text: string): PartName {
  const found = partNames.find((name) => name === text);
  if (found === undefined) throw new Error(`There is no part "${text}".`);
  return found;
}

function positive(name: string, text: string): number {
  const value = Number(text);
  if (!(value > 0)) throw new Error(`--${name} takes numbers above 0.`);
  return value;
}
