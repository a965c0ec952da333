// From the secret that a program shows to who it is; a wrong one costs its address time, a right one never waits (S-23).
import { createHash } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { Doors } from '../db/doors.ts';
import { createThrottle } from '../operators/operators.ts';
import type { Program } from '../viewer.ts';
import { findGoodKey, selectGoodIds, storeUse, type KeyRow } from './queries.ts';

export type EntryParts = { doors: Doors; clock: Clock; onFault(error: unknown): void };
export type FindProgram = (secret: string, address: string) => Promise<Program | undefined>;

const useKeptEveryMs = 60_000;

/** Undefined, after a wait, where the key is unknown, has expired or was revoked: all three alike. */
export function createProgramEntry({ doors, clock, onFault }: EntryParts): FindProgram {
  // Apart from that of logins: a forgotten program must not slow down people at the same address.
  const throttle = createThrottle(clock);
  const noting = new Set<number>();

  /** Off the way of the request, which neither waits for it nor fails with it. */
  function noteUse({ id, lastUsedAt }: KeyRow): void {
    const now = clock.now();
    if (noting.has(id) || (lastUsedAt !== null && now.getTime() - lastUsedAt.getTime() < useKeptEveryMs)) return;
    noting.add(id);
    doors
      .withDirectory((tx) => storeUse(tx, id, now))
      .catch(onFault)
      .finally(() => noting.delete(id));
  }

  return async (secret, address) => {
    const row = await doors.withDirectory((tx) => findGoodKey(tx, hashOf(secret), clock.now()));
    if (row === undefined) {
      await throttle.slowRefusal(address);
      return undefined;
    }
    noteUse(row);
    return programFrom(row, address);
  };
}

/** Keys of the passes whose API key has expired or was revoked. */
export async function findEndedPrograms(
  { doors, clock }: Pick<EntryParts, 'doors' | 'clock'>,
  programs: readonly Program[],
): Promise<ReadonlySet<string>> {
  const ids = [...new Set(programs.map(({ apiKeyId }) => apiKeyId))];
  if (ids.length === 0) return new Set();
  const good = new Set(await doors.withDirectory((tx) => selectGoodIds(tx, ids, clock.now())));
  return new Set(programs.filter(({ apiKeyId }) => !good.has(apiKeyId)).map(({ pass }) => pass.key));
}

function programFrom({ id, name, prefix, role, endsAt, ...row }: KeyRow, address: string): Program {
  const { organization, baseGroup, isOrganizationWide } = row;
  return {
    kind: 'program',
    apiKeyId: id,
    organization,
    role,
    baseGroup,
    sight: { baseGroupId: baseGroup.id, orphans: isOrganizationWide && role === 'admin' },
    // Names may be given twice and changed; the prefix says for good which key it was.
    actor: { operatorId: null, apiKeyId: id, name: `${name} (API key ${prefix})`, address },
    pass: { key: `api key ${id}`, endsAt },
  };
}

/** Of 32 random bytes a fast hash is enough: nobody tries them all. */
export function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
