// The list of charging stations as a whole: all that fit, in sets, each a transaction of its own.
import { recordAudit } from '../../audit/audit.ts';
import type { Doors, TenantTx } from '../../db/doors.ts';
import type { Viewer } from '../../viewer.ts';
import type { StationFilter } from '../wire.ts';
import { wordsOf } from './list.ts';
import { selectForExport, type ExportedStation } from './queries.ts';

const exportedAtOnce = 1_000;

/** The download itself is in the audit log, before its first line leaves (S-19). */
export function noteExport(tx: TenantTx, { actor }: Viewer, filter: StationFilter): Promise<void> {
  return recordAudit(tx, actor, { action: 'station.export', after: filter });
}

export async function* exportStations(
  { withTenant }: Pick<Doors, 'withTenant'>,
  { organization, sight }: Viewer,
  filter: StationFilter,
): AsyncGenerator<ExportedStation[], void, undefined> {
  const wanted = { ...filter, search: wordsOf(filter) };
  let afterId: number | undefined = 0;
  while (afterId !== undefined) {
    const after: number = afterId;
    const rows = await withTenant(organization.id, (tx) =>
      selectForExport(tx, sight, { ...wanted, afterId: after, limit: exportedAtOnce }),
    );
    yield rows;
    afterId = rows.length < exportedAtOnce ? undefined : rows.at(-1)?.id;
  }
}
