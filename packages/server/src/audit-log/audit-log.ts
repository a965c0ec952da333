// The audit log as admins read it: searched, paged, exported. What is written and sealed is the noun `audit`'s affair.
import { recordAudit } from '../audit/audit.ts';
import type { Doors, TenantTx } from '../db/doors.ts';
import type { Sight, Viewer } from '../viewer.ts';
import { countEntries, findSeals, selectChoices, selectEntries, selectEntriesAfter } from './queries.ts';
import type { AuditChoices, AuditEntry, AuditFilter, AuditPage } from './wire.ts';

/** Counting on would cost more than anybody learns from it. */
const countedUpTo = 10_000;
const exportedAtOnce = 1_000;

export async function listEntries(
  tx: TenantTx,
  sight: Sight,
  wanted: AuditFilter & { limit: number; offset: number },
): Promise<AuditPage> {
  const items = await selectEntries(tx, sight, wanted);
  const counted = await countEntries(tx, sight, wanted, countedUpTo + 1);
  return {
    items,
    total: Math.min(counted, countedUpTo),
    hasMore: counted > countedUpTo,
    seals: await findSeals(tx),
  };
}

export function listChoices(tx: TenantTx, sight: Sight): Promise<AuditChoices> {
  return selectChoices(tx, sight);
}

/** The download itself is in the log, before its first line leaves. */
export function noteExport(tx: TenantTx, { actor }: Viewer, filter: AuditFilter): Promise<void> {
  return recordAudit(tx, actor, { action: 'audit_log.export', after: filter });
}

/** All that match, newest first, in sets: each is a transaction of its own, so that none lasts as long as the download. */
export async function* exportEntries(
  { withTenant }: Pick<Doors, 'withTenant'>,
  { organization, sight }: Viewer,
  filter: AuditFilter,
): AsyncGenerator<AuditEntry[], void, undefined> {
  let afterId: number | undefined;
  do {
    const wanted = { ...filter, limit: exportedAtOnce, afterId };
    const entries = await withTenant(organization.id, (tx) => selectEntriesAfter(tx, sight, wanted));
    yield entries;
    afterId = entries.length < exportedAtOnce ? undefined : entries.at(-1)?.id;
  } while (afterId !== undefined);
}
