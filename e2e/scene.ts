// Puts into a house what stations would have told, at chosen instants and without a socket.
import type { Doors, TenantTx } from '../packages/server/src/db/doors.ts';
import type { StationFact, Told } from '../packages/server/src/facts.ts';
import { batchOf, kindsInOrder } from '../packages/server/src/ingest/kinds.ts';

export type FactTold = { stationId: number; at: Date; fact: StationFact };

async function findOrganizationId(doors: Doors): Promise<number> {
  const [row] = await doors.withDirectory((tx) =>
    tx.query<{ id: number }>("select id from organizations where slug = 'acme'"),
  );
  if (row === undefined) throw new Error('There is no organization.');
  return row.id;
}

export async function inOrganization<T>(doors: Doors, run: (tx: TenantTx) => Promise<T>): Promise<T> {
  return doors.withTenant(await findOrganizationId(doors), run);
}

/** By the same functions, and with the same news, as what comes over sockets. */
export async function tell(doors: Doors, facts: readonly FactTold[]): Promise<void> {
  const organizationId = await findOrganizationId(doors);
  const told: Told[] = facts.map(({ stationId, at, fact }) => ({
    origin: { organizationId, stationId, epoch: 1, receivedAt: at },
    fact,
  }));
  const batch = batchOf(told);
  await doors.withIngest(async (tx) => {
    for (const [name, kind] of kindsInOrder) {
      if (told.some(({ fact }) => fact.kind === name)) await (await kind.read(tx, told, batch)).write();
    }
  });
}

export const connected = (stationId: number, at: Date): FactTold => ({
  stationId,
  at,
  fact: { kind: 'stationConnected', version: '1.6' },
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
