// The list of charging stations as operators search, filter and sort it: as quick with 100,000 as with 1,000.
import type { TenantTx } from '../../db/doors.ts';
import type { Sight } from '../../viewer.ts';
import type { WithoutPoints } from '../queries.ts';
import type { StationFilter, StationListFilter, StationRow } from '../wire.ts';
import { narrow } from './narrow.ts';
import { walkInOrder } from '../../db/sets.ts';
import { countMatching, selectIds, selectPage } from './queries.ts';

export { selectChoices as listChoices } from './queries.ts';

type Page = { items: WithoutPoints<StationRow>[]; total: number | null };

/** Without a total where many fit: counting them would take longer than showing some. */
export async function findPage(
  tx: TenantTx,
  sight: Sight,
  asked: StationListFilter & { limit: number; offset: number },
): Promise<Page> {
  const wanted = { ...asked, search: wordsOf(asked) };
  const ids = await narrow(tx, sight, wanted);
  if (ids?.length === 0) return { items: [], total: 0 };
  const read = () => selectPage(tx, sight, { ...wanted, ids });
  const rows = await (ids === undefined && hasOrderOfItsOwn(asked) ? walkInOrder(tx, read) : read());
  const items = rows.map(({ fitting: _fitting, ...row }) => row);
  if (ids === undefined) return { items, total: null };
  const [first] = rows;
  // A page beyond the last one has no row to say it.
  return { items, total: first?.fitting ?? (await countMatching(tx, sight, { ...wanted, ids })) };
}

export async function countStations(tx: TenantTx, sight: Sight, asked: StationFilter): Promise<number> {
  const wanted = { ...asked, search: wordsOf(asked) };
  return countMatching(tx, sight, { ...wanted, ids: await narrow(tx, sight, wanted) });
}

/** The ids of those that fit, for what is done to all of them; no more than `limit`. */
export async function listIds(
  tx: TenantTx,
  sight: Sight,
  { limit, ...asked }: StationFilter & { limit: number },
): Promise<number[]> {
  const wanted = { ...asked, search: wordsOf(asked) };
  const ids = await narrow(tx, sight, wanted);
  return ids?.length === 0 ? [] : selectIds(tx, sight, { ...wanted, ids, limit });
}

/** Sorted by what an index keeps in order. */
function hasOrderOfItsOwn({ sort = 'name' }: StationListFilter): boolean {
  return sort === 'name' || sort === 'identifier';
}

export function wordsOf({ search }: StationFilter): string | undefined {
  return search?.trim().toLowerCase() || undefined;
}
