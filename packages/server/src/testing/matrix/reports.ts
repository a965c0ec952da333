// What a report of the matrix of routes counts, and the days that each has to name.
import { insertSession } from '../rows.ts';
import type { Place, Sample } from './place.ts';

const days = 'from=2024-01-01&to=2033-12-31';

/** A charging event that is over. */
export async function addReported({ doors, organizationId, stationId }: Place): Promise<void> {
  const startedAt = new Date(Date.now() - 3_600_000);
  await insertSession(doors, { organizationId, stationId, startedAt, endedAt: new Date(), energyWh: 4_000 });
}

export const samples: Readonly<Record<string, Sample>> = {
  'GET /reports/totals': { query: days },
  'GET /reports/rows': { query: `${days}&by=station` },
  'GET /reports/sessions': { query: days },
  'GET /reports/bridge': { query: days },
  'GET /reports/csv': { query: days },
  'GET /reports/file': { query: `${days}&format=pdf` },
};
