// Where the matrix of routes makes things, and how those things are told apart; knows none of them.
import type { Doors, TenantTx } from '../../db/doors.ts';

export type Id = string | number;
/** Where things are made: a group with a station in it. */
export type Place = {
  doors: Doors;
  organizationId: number;
  groupId: number;
  stationId: number;
  operatorId: number;
  /** Whose tokens are made; one of its own for each where it is missing. */
  driverId?: number;
};

export type Sample = {
  /** Where the route would refuse {} before it looks whether what its address names is there. */
  body?(place: Place): object | Promise<object>;
  /** Where the route refuses to be asked without, and before that of a field which is tried. */
  query?: string;
  /** What its address names belongs to the operator of the place, and is there for nobody else. */
  isPrivate?: true;
  /** It is asked with a login of its own. */
  endsLogin?: true;
};
/** A request that is right but for one id, of something of the kind `to`. */
export type Reference = { to: string; body(id: Id, place: Place): object };

let last = 0;
export const unused = () => `M${(last += 1)}`;
/** What no answer to a basic operator may say whole. */
export const unusedCard = () => `CARD-${unused()}`;
export const wholeCard = /CARD-M|04A1B2C3D4/i;

export function tenant<T>({ doors, organizationId }: Place, run: (tx: TenantTx) => Promise<T>): Promise<T> {
  return doors.withTenant(organizationId, run);
}
