// What a report of the matrix of routes counts, and the days that each has to name.
import { insertJob } from '../../reports/jobs/queries.ts';
import { insertSaved } from '../../reports/saved/queries.ts';
import { insertSession } from '../rows.ts';
import { tenant, type Place, type Sample } from './place.ts';

const days = 'from=2024-01-01&to=2033-12-31';

/** A charging event that is over. */
export async function addReported({ doors, organizationId, stationId }: Place): Promise<void> {
  const startedAt = new Date(Date.now() - 3_600_000);
  await insertSession(doors, { organizationId, stationId, startedAt, endedAt: new Date(), energyWh: 4_000 });
}

const filter = { from: '2026-01-01', to: '2026-01-31' };

async function addJob(place: Place): Promise<number> {
  const sight = { baseGroupId: place.groupId, orphans: false };
  const job = { operatorId: place.operatorId, sight, format: 'pdf', filter, askedAt: new Date() } as const;
  return (await tenant(place, (tx) => insertJob(tx, job))) ?? 0;
}

function addSaved(place: Place): Promise<number> {
  const row = { name: 'Tenants', days: 'chosen', filter, mailed: null, format: 'pdf', nextAt: null } as const;
  return tenant(place, (tx) => insertSaved(tx, place.operatorId, row));
}

export const makers = { jobs: addJob, saved: addSaved };

export const samples: Readonly<Record<string, Sample>> = {
  'GET /reports/totals': { query: days },
  'GET /reports/rows': { query: `${days}&by=station` },
  'GET /reports/sessions': { query: days },
  'GET /reports/bridge': { query: days },
  'GET /reports/csv': { query: days },
  'GET /reports/file': { query: `${days}&format=pdf` },
  'POST /reports/jobs': { query: `${days}&format=pdf` },
  'POST /reports/jobs/:id/cancel': { isPrivate: true },
  'GET /reports/jobs/:id/file': { isPrivate: true },
  'POST /reports/saved': { query: days, body: () => ({ name: 'New', days: 'chosen' }) },
  'PUT /reports/saved/:id': { query: days, body: () => ({ name: 'New', days: 'chosen' }), isPrivate: true },
  'DELETE /reports/saved/:id': { isPrivate: true },
};
