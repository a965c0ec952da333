// Which charging stations of a list are chosen for what is done to many at once; kept while one pages and sorts, not while one filters.
import { useState } from 'react';
import type { StationFilter } from '../../api/contract.ts';

export type Choice = {
  ids: ReadonlySet<number>;
  has: (stationId: number) => boolean;
  onToggle: (stationId: number) => void;
  /** All of these, or none of them where all are chosen already. */
  onToggleAll: (stationIds: readonly number[]) => void;
  choose: (stationIds: readonly number[]) => void;
  clear: () => void;
};

const nobody: ReadonlySet<number> = new Set<number>();

export function toggled(ids: ReadonlySet<number>, stationIds: readonly number[]): ReadonlySet<number> {
  const isWhole = stationIds.every((id) => ids.has(id));
  return new Set(isWhole ? [...ids].filter((id) => !stationIds.includes(id)) : [...ids, ...stationIds]);
}

export function useChoice(filter: StationFilter): Choice {
  const { sort: _sort, order: _order, page: _page, pageSize: _pageSize, ...found } = filter;
  const what = JSON.stringify(found);
  const [chosen, setChosen] = useState({ what, ids: nobody });
  // Whoever looks for others does not see any more what was chosen.
  if (chosen.what !== what) setChosen({ what, ids: nobody });
  const change = (next: (ids: ReadonlySet<number>) => ReadonlySet<number>) =>
    setChosen((old) => ({ ...old, ids: next(old.ids) }));
  return {
    ids: chosen.ids,
    has: (stationId) => chosen.ids.has(stationId),
    onToggle: (stationId) => change((ids) => toggled(ids, [stationId])),
    onToggleAll: (stationIds) => change((ids) => toggled(ids, stationIds)),
    choose: (stationIds) => change(() => new Set(stationIds)),
    clear: () => change(() => nobody),
  };
}
