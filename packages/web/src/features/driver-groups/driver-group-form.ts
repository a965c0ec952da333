// What the form of a charging user group holds, and what of it is sent. Pure.
import type { DriverGroup, DriverGroupEdit, DriverRow } from '../../api/contract.ts';

export type Member = Pick<DriverRow, 'id' | 'firstName' | 'lastName' | 'email' | 'driverGroup'>;
export type DriverGroupValues = {
  name: string;
  active: boolean;
  homeGroupId: number | null;
  added: Member[];
  removed: number[];
};

export function emptyValues(homeGroupId: number): DriverGroupValues {
  return { name: '', active: true, homeGroupId, added: [], removed: [] };
}

export function valuesOf({ name, active, homeGroup }: DriverGroup): DriverGroupValues {
  return { ...emptyValues(homeGroup.id), name, active };
}

export function bodyOf({ name, active, homeGroupId, added, removed }: DriverGroupValues): Required<DriverGroupEdit> {
  return {
    name: name.trim(),
    active,
    homeGroupId: Number(homeGroupId),
    addDriverIds: added.map(({ id }) => id),
    removeDriverIds: removed,
  };
}

type Members = Pick<DriverGroupValues, 'added' | 'removed'>;

/** One who was to leave stays, instead of being brought in. */
export function withMember({ added, removed }: Members, member: Member): Members {
  if (removed.includes(member.id)) return { added, removed: removed.filter((id) => id !== member.id) };
  if (added.some(({ id }) => id === member.id)) return { added, removed };
  return { added: [...added, member], removed };
}

/** One who was to come stays away, instead of being taken out. */
export function withoutMember({ added, removed }: Members, memberId: number): Members {
  if (added.some(({ id }) => id === memberId)) return { added: added.filter(({ id }) => id !== memberId), removed };
  return { added, removed: [...removed, memberId] };
}
