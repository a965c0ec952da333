// What has to be done to a database that comes out of a backup before a server may run on it: its present is over.
import { recordAudit } from '../audit/audit.ts';
import { countRestored, skipTransactionIds, type Counted } from '../backups/queries.ts';
import { byHand, type Beside } from './beside.ts';
import { failHeld } from '../campaigns/give-out.ts';
import { giveUpStale } from '../commands/claim.ts';
import { withClient } from '../db/prepare.ts';
import { forgetNodes } from '../nodes/nodes.ts';
import { deleteLogins } from '../operators/logins/queries.ts';
import { listOrganizations } from '../organizations/organizations.ts';
import { claimInstallation, readSecretKey } from '../house/secret-key.ts';
import { forgetConnections } from '../stations/live.ts';

/** Refuses one that does not fit the key; answers what is there now. */
export async function settleRestored(
  { doors, settings, database }: Beside,
  { madeAt, now }: { madeAt: string; now: Date },
): Promise<Counted> {
  const { demo } = settings;
  const secretKey = await readSecretKey(database.dataDir, settings.secretKey);
  await withClient(database.ownerUrl, async (owner) => {
    await skipTransactionIds(owner);
    await claimInstallation(owner, { demo, secretKey });
  });
  await doors.withIngest(async (tx) => {
    await forgetNodes(tx);
    await forgetConnections(tx);
    await failHeld(tx, now);
    await giveUpStale(tx, now, 0);
  });
  const organizations = await doors.withDirectory(async (tx) => {
    await deleteLogins(tx);
    return listOrganizations(tx);
  });
  for (const { id } of organizations) {
    const subject = { kind: 'organization', id };
    await doors.withTenant(id, (tx) =>
      recordAudit(tx, byHand, { action: 'organization.restore', subject, after: { backupOf: madeAt } }),
    );
  }
  return withClient(database.ownerUrl, countRestored);
}
