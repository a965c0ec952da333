// The list of charging stations as operators search, filter and sort it: as quick with 100,000 as with 1,000.
import type { TenantTx } from '../../db/doors.ts';
import type { Sight } from '../../viewer.ts';
import type { StationFilter, StationListFilter } from '../wire.ts';
import { narrow } from './narrow.ts';
import { countMatching, selectPage } from './queries.ts';

export { selectChoices as listChoices } from './queries.ts';

type Page = { items: Awaited<ReturnType<typeof selectPage>>; total: number | null };

/** Without a total where many fit: counting them would take longer than showing some. */
export async function findPage(
  tx: TenantTx,
  sight: Sight,
  asked: StationListFilter & { limit: number; offset: number },
): Promise<Page> {
  const wanted = { ...asked, search: wordsOf(asked) };
  const ids = await narrow(tx, sight, wanted);
  if (ids?.length === 0) return { items: [], total: 0 };
  const items = await selectPage(tx, sight, { ...wanted, ids });
  return { items, total: ids === undefined ? null : await countMatching(tx, sight, { ...wanted, ids }) };
}

export async function countStations(tx: TenantTx, sight: Sight, asked: StationFilter): Promise<number> {
  const wanted = { ...asked, search: wordsOf(asked) };
  return countMatching(tx, sight, { ...wanted, ids: await narrow(tx, sight, wanted) });
}

function wordsOf({ search }: StationFilter): string | undefined {
  return search?.trim().toLowerCase() || undefined;
}
