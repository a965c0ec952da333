// Puts into a house what stations would have told, at chosen instants and without a socket.
import { recountOrganization } from '../../packages/server/src/energy/energy.ts';
import type { Doors, TenantTx } from '../../packages/server/src/db/doors.ts';
import type { StationFact } from '../../packages/server/src/facts.ts';
import type { RunningHouse } from './house.ts';

export type FactTold = { stationId: number; at: Date; fact: StationFact };

async function findOrganizationId(doors: Doors): Promise<number> {
  const [row] = await doors.withDirectory((tx) =>
    tx.query<{ id: number }>("select id from organizations where slug = 'acme'"),
  );
  if (row === undefined) throw new Error('There is no organization.');
  return row.id;
}

export async function inOrganization<T>({ doors }: RunningHouse, run: (tx: TenantTx) => Promise<T>): Promise<T> {
  return doors.withTenant(await findOrganizationId(doors), run);
}

export async function tell({ doors, write }: RunningHouse, facts: readonly FactTold[]): Promise<void> {
  const organizationId = await findOrganizationId(doors);
  await write(
    facts.map(({ stationId, at, fact }) => ({ origin: { organizationId, stationId, epoch: 1, receivedAt: at }, fact })),
  );
}

export const connected = (stationId: number, at: Date): FactTold => ({
  stationId,
  at,
  fact: { kind: 'stationConnected', nodeId: 0, version: '1.6' },
});

export function status(
  stationId: number,
  at: Date,
  { evse, status, errorCode = 'NoError' }: { evse: number; status: string; errorCode?: string },
): FactTold {
  const when = { at, stationAt: at, plausible: true };
  const fact = {
    kind: 'pointStatus',
    evse,
    status,
    errorCode,
    info: null,
    vendorId: null,
    vendorErrorCode: null,
    when,
  };
  return { stationId, at, fact: { ...fact, kind: 'pointStatus' } };
}

/** For whoever shows figures and cannot wait until the server has counted them by itself. */
export async function countAll(house: RunningHouse, at: Date): Promise<void> {
  const organizationId = await inOrganization(house, (tx) => Promise.resolve(tx.organizationId));
  const { signal } = new AbortController();
  await recountOrganization(house.doors, organizationId, { now: () => at, signal, onProgress: () => undefined });
}
