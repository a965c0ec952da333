// What there is already of whatever a set of lines speaks of.
import type { TenantTx } from '../../db/doors.ts';
import { groupFinder, listTree } from '../../groups/groups.ts';
import { findTokens } from '../../tokens/tokens.ts';
import type { Viewer } from '../../viewer.ts';
import type { Known } from './judge.ts';
import { selectDriverGroups, selectStations, selectUsers } from './queries.ts';
import type { Said } from './read-line.ts';

/** Groups are read once, for all sets. */
export async function knownReader(
  tx: TenantTx,
  { sight }: Viewer,
  hold: boolean,
): Promise<(said: readonly Said[]) => Promise<Known>> {
  const findGroup = groupFinder(await listTree(tx, sight));
  const driverGroups = new Map<string, number | 'several'>();
  for (const { id, name } of await selectDriverGroups(tx, sight)) {
    const key = name.toLowerCase();
    driverGroups.set(key, driverGroups.has(key) ? 'several' : id);
  }
  return async (said) => {
    const users = said.flatMap(({ user }) => user ?? []);
    const keys = users.map(({ emailKey }) => emailKey);
    const identifiers = new Set(users.flatMap(({ accessStations }) => accessStations ?? []));
    const [people, tokens, stations] = [
      await selectUsers(tx, sight, { keys, hold }),
      await findTokens(tx, sight, { keys: said.flatMap(({ token }) => token?.key ?? []), hold }),
      identifiers.size === 0 ? [] : await selectStations(tx, sight, [...identifiers]),
    ];
    return {
      findGroup,
      driverGroups,
      users: new Map(people.map((user) => [user.emailKey, user])),
      tokens: new Map(tokens.map((token) => [token.key, token])),
      stations: new Map(stations.map(({ id, name }) => [name, id])),
    };
  };
}
