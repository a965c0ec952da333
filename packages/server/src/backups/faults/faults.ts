// Says to those who run the system that nightly backups fail: in the panel while they do, and once by mail. Makes none.
import type { Clock } from '../../clock.ts';
import type { Doors, TenantTx } from '../../db/doors.ts';
import { queueMail, type Composer } from '../../mails/mails.ts';
import type { Sight } from '../../viewer.ts';
import {
  deleteFault,
  findFault,
  findFirstOrganization,
  findReader,
  selectToldOperators,
  storeFault,
  type StoredFault,
} from './queries.ts';
import { wordsOf } from './words.ts';

/** A failed one is tried again every half hour: whatever is older is tried by nobody any more. */
const believedMs = 2 * 3_600_000;
const longestReason = 1_000;

export type BackupOutcomes = {
  made(): Promise<void>;
  failed(reason: string): Promise<void>;
};

export function keepBackupOutcomes(parts: {
  doors: Pick<Doors, 'withTenant' | 'withDirectory'>;
  clock: Clock;
  /** Each that makes backups fails for itself. */
  node: string;
}): BackupOutcomes {
  const { doors, clock, node } = parts;

  async function inFirst(act: (tx: TenantTx) => Promise<void>): Promise<void> {
    const organizationId = await doors.withDirectory(findFirstOrganization);
    if (organizationId !== undefined) await doors.withTenant(organizationId, act);
  }

  return {
    made: () =>
      inFirst(async (tx) => {
        if (await deleteFault(tx, { node, staleBefore: staleBefore(clock.now()) })) tellPanels(tx);
      }),
    failed: (reason) =>
      inFirst(async (tx) => {
        const at = clock.now();
        const told = reason.slice(0, longestReason) || '?';
        const isNew = await storeFault(tx, { node, reason: told, at, staleBefore: staleBefore(at) });
        if (!isNew) return;
        tellPanels(tx);
        for (const { id, email } of await selectToldOperators(tx)) {
          await queueMail(tx, { kind: 'backup_failed', to: email, operatorIds: [id], dueAt: at });
        }
      }),
  };
}

/** Only whoever sees all of the first organization is told. */
export async function findToldFault(tx: TenantTx, sight: Sight, now: Date): Promise<StoredFault | null> {
  if (!sight.orphans) return null;
  const fault = await findFault(tx);
  return fault === undefined || fault.triedAt < staleBefore(now) ? null : fault;
}

function staleBefore(now: Date): Date {
  return new Date(now.getTime() - believedMs);
}

/** A fault that is over when the mail is written is in none. */
export function backupComposers(parts: { publicUrl: string }): { backup_failed: Composer } {
  return {
    async backup_failed(tx, { to, operatorIds }) {
      const [operatorId = 0] = operatorIds;
      const reader = await findReader(tx, operatorId, to);
      const fault = await findFault(tx);
      return reader === undefined || fault === undefined ? undefined : wordsOf({ reader, fault, ...parts });
    },
  };
}

function tellPanels(tx: TenantTx): void {
  tx.news.push({ kind: 'organization', organizationId: tx.organizationId, stationId: null });
}
