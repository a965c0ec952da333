// Refused connections and deviations: counted in memory, written every few seconds, off every station's way (F-2, F-10).
import type { Clock } from '../../clock.ts';
import type { Knock, StationDeviation } from '../known-station.ts';
import { createTally } from './tally.ts';
import type { Counted, Tally } from './tally.ts';

export type Notebook = {
  knock(knock: Knock): void;
  deviation(deviation: StationDeviation): void;
  /** Writes what has gathered; what cannot be written now stays for the next time. */
  write(): Promise<void>;
};

type Pages = {
  recordKnocks(knocks: readonly Counted<Knock>[]): Promise<void>;
  recordDeviations(deviations: readonly Counted<StationDeviation>[]): Promise<void>;
};

const knocksPerOrganization = 1_000;
const rulesPerStation = 100;

export function createNotebook(pages: Pages, clock: Pick<Clock, 'now'>): Notebook {
  const knocks = createTally<Knock>({
    keyOf: ({ identifier, cause }) => `${cause} ${identifier}`,
    roomOf: ({ organizationId }) => organizationId,
    perRoom: knocksPerOrganization,
  });
  const deviations = createTally<StationDeviation>({
    keyOf: ({ rule }) => rule,
    roomOf: ({ stationId }) => stationId,
    perRoom: rulesPerStation,
  });
  return {
    knock: (knock) => knocks.add(knock, clock.now()),
    deviation: (deviation) => deviations.add(deviation, clock.now()),
    async write() {
      await Promise.all([
        writeOut(knocks, (counted) => pages.recordKnocks(counted)),
        writeOut(deviations, (counted) => pages.recordDeviations(counted)),
      ]);
    },
  };
}

async function writeOut<T>(tally: Tally<T>, record: (counted: readonly Counted<T>[]) => Promise<void>): Promise<void> {
  const counted = tally.drain();
  if (counted.length === 0) return;
  try {
    await record(counted);
  } catch (error) {
    tally.restore(counted);
    throw error;
  }
}
