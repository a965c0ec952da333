// Reports: what closed sessions of a period took, by whom, where and when (E-8, E-12), and the bridge to what flowed.
import { recordAudit } from '../audit/audit.ts';
import type { Doors, TenantTx } from '../db/doors.ts';
import { bridge, bySession, type Bridge } from '../energy/energy.ts';
import { Failure } from '../failures.ts';
import type { Viewer } from '../viewer.ts';
import type { FileFormat } from './files/order.ts';
import {
  selectRows,
  selectSessions,
  selectSessionsAfter,
  selectStationsOf,
  sumSelected,
  type Place,
  type Priced,
} from './queries.ts';
import { spanBefore } from './rules.ts';
import { selectionOf, type Asking } from './selection.ts';
import type {
  ReportFilter,
  ReportRow,
  ReportRowsFilter,
  ReportSession,
  ReportSessionsFilter,
  ReportTotals,
} from './wire.ts';

type Paged<Filter> = Filter & { limit: number; offset: number };

const pricedOf = (tx: TenantTx, asking: Asking, filter: ReportFilter): Priced => ({
  ...selectionOf(tx, asking, filter),
  pricePerKwh: filter.pricePerKwh,
});

export async function readTotals(tx: TenantTx, asking: Asking, filter: ReportFilter): Promise<ReportTotals> {
  const wanted = pricedOf(tx, asking, filter);
  const { sessions, energyWh } = await bySession(tx, { ...wanted, ...spanBefore(filter, wanted.timeZone) });
  const { from, to } = wanted;
  return { from, to, ...(await sumSelected(tx, wanted)), before: { sessions, energyWh } };
}

export async function listRows(
  tx: TenantTx,
  asking: Asking,
  filter: Paged<ReportRowsFilter>,
): Promise<{ items: ReportRow[]; total: number }> {
  const wanted = { ...filter, ...pricedOf(tx, asking, filter) };
  const { items, total } = await selectRows(tx, wanted);
  if (filter.by !== 'group') return { items, total };
  const stations = Map.groupBy(
    await selectStationsOf(
      tx,
      wanted,
      items.map(({ key }) => key),
    ),
    ({ groupKey }) => groupKey,
  );
  const withStations = items.map((group) => {
    const own = stations.get(group.key) ?? [];
    return { ...group, stations: own, stationCount: own[0]?.stationCount ?? 0 };
  });
  return { items: withStations, total };
}

export function listSessions(
  tx: TenantTx,
  asking: Asking,
  filter: Paged<ReportSessionsFilter>,
): Promise<ReportSession[]> {
  return selectSessions(tx, { ...filter, ...pricedOf(tx, asking, filter) });
}

export function readBridge(tx: TenantTx, asking: Asking, filter: ReportFilter): Promise<Bridge> {
  return bridge(tx, selectionOf(tx, asking, filter));
}

/** That somebody takes a report home is in the log before its first line leaves. */
export async function noteExport(
  tx: TenantTx,
  { actor }: Viewer,
  { format, filter }: { format: string; filter: ReportFilter },
): Promise<void> {
  await recordAudit(tx, actor, { action: 'report.export', after: { format, ...filter } });
}

/** What is made while somebody waits for it; longer ones are made in the background. */
const mostInFile = { xlsx: 50_000, pdf: 5_000 };

export async function demandShort(
  tx: TenantTx,
  asking: Asking,
  { format, filter }: { format: FileFormat; filter: ReportFilter },
): Promise<void> {
  const { sessions } = await bySession(tx, selectionOf(tx, asking, filter));
  if (sessions > mostInFile[format]) throw new Failure('report_too_long');
}

const exportedAtOnce = 5_000;

/**
 * All of them in the order of their start, in sets: each is a transaction of its own, so that none lasts as long as a download. The next set is
 * read while one is written.
 */
export async function* exportSessions(
  { withTenant }: Pick<Doors, 'withTenant'>,
  asking: Asking,
  filter: ReportFilter,
): AsyncGenerator<ReportSession[], void, undefined> {
  const read = (after?: Place): Promise<ReportSession[]> =>
    withTenant(asking.organization.id, (tx) =>
      selectSessionsAfter(tx, { ...pricedOf(tx, asking, filter), after, limit: exportedAtOnce }),
    );
  let reading: Promise<ReportSession[]> | undefined = read();
  try {
    while (reading !== undefined) {
      const sessions: ReportSession[] = await reading;
      reading = sessions.length < exportedAtOnce ? undefined : read(sessions.at(-1));
      // Told to whoever asks for the next set; nobody may ask any more.
      reading?.catch(() => undefined);
      yield sessions;
    }
  } finally {
    await reading?.catch(() => undefined);
  }
}
