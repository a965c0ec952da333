// Writes what a set of lines makes of charging users and tokens, in a fixed number of statements.
import type { TenantTx } from '../../db/doors.ts';
import { insertTokens, updateTokens } from '../../tokens/tokens.ts';
import type { Sight } from '../../viewer.ts';
import { isSame, type Person, type Plan, type PlannedUser } from './judge.ts';
import { insertUsers, replaceRights, updateUsers } from './queries.ts';

export type Added = { userIds: number[]; tokenIds: number[] };

/** People who are new get their ids. */
export async function writePlan(
  tx: TenantTx,
  sight: Sight,
  { users, tokens }: Plan,
  people: ReadonlyMap<string, Person>,
): Promise<Added> {
  const ids = await insertUsers(
    tx,
    users.flatMap(({ before, after, ...who }) => (before === null ? [{ ...after, ...who }] : [])),
  );
  for (const [key, id] of ids) {
    const person = people.get(key);
    if (person !== undefined) person.id = id;
  }
  const idOf = (key: string | null) => (key === null ? null : (people.get(key)?.id ?? null));
  await updateUsers(
    tx,
    users.flatMap(({ before, after, email }) => (before === null ? [] : [{ ...after, email, id: before.id }])),
  );
  await replaceRights(
    tx,
    sight,
    users.flatMap(({ emailKey, before, after }) => {
      const id = idOf(emailKey);
      return id !== null && hasOtherRights(before, after) ? [{ ...after, id }] : [];
    }),
  );
  const owned = tokens.map(({ ownerKey, ...token }) => ({ ...token, driverId: idOf(ownerKey) }));
  const tokenIds = await insertTokens(
    tx,
    owned.flatMap(({ before, after, ...token }) => (before === null ? [{ ...after, ...token }] : [])),
  );
  await updateTokens(
    tx,
    owned.flatMap(({ before, after, driverId }) => (before === null ? [] : [{ ...after, driverId, id: before.id }])),
  );
  return { userIds: [...ids.values()], tokenIds };
}

function hasOtherRights(before: PlannedUser['before'], after: PlannedUser['after']): boolean {
  return !isSame(before?.groupIds ?? [], after.groupIds) || !isSame(before?.stationIds ?? [], after.stationIds);
}
