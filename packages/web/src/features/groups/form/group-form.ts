// What the form of a charging group holds, and what of it is sent. Pure.
import type { Group, GroupEdit, StationRow } from '../../../api/contract.ts';

export type FormStation = Pick<StationRow, 'id' | 'name' | 'identifier' | 'groupName' | 'pointCount'>;
type FreeCharging = 'inherit' | 'on' | 'off';

export type GroupValues = {
  name: string;
  parentId: number | null;
  freeCharging: FreeCharging;
  added: FormStation[];
  removed: number[];
};

export const emptyValues: GroupValues = { name: '', parentId: null, freeCharging: 'inherit', added: [], removed: [] };

export function valuesOf({
  name,
  parentId,
  freeCharging,
}: Pick<Group, 'name' | 'parentId' | 'freeCharging'>): GroupValues {
  return {
    ...emptyValues,
    name,
    parentId,
    freeCharging: freeCharging === null ? 'inherit' : freeCharging ? 'on' : 'off',
  };
}

export function bodyOf({ name, parentId, freeCharging, added, removed }: GroupValues): Required<GroupEdit> {
  return {
    name: name.trim(),
    parentId,
    freeCharging: freeCharging === 'inherit' ? null : freeCharging === 'on',
    addStationIds: added.map(({ id }) => id),
    removeStationIds: removed,
  };
}

/** A station that was to leave stays, instead of being brought in. */
export function withStation({ added, removed }: Pick<GroupValues, 'added' | 'removed'>, station: FormStation) {
  if (removed.includes(station.id)) return { added, removed: removed.filter((id) => id !== station.id) };
  if (added.some(({ id }) => id === station.id)) return { added, removed };
  return { added: [...added, station], removed };
}

/** One that was to come stays where it is, instead of being taken out. */
export function withoutStation({ added, removed }: Pick<GroupValues, 'added' | 'removed'>, stationId: number) {
  if (added.some(({ id }) => id === stationId)) return { added: added.filter(({ id }) => id !== stationId), removed };
  return { added, removed: [...removed, stationId] };
}
