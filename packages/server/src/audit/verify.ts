// Checks every seal of an organization and every entry against it, and names the first that is broken (S-19).
import type { Doors, SealerTx } from '../db/doors.ts';
import { beginning, hashOfEntry, hashOfSeal, sealingKey, type Seal } from './canonical.ts';
import {
  countUnsealed,
  findForeignEntry,
  findLastSeal,
  selectEntries,
  selectErased,
  selectSeals,
  type SealedEntry,
} from './queries.ts';

export type Verdict = {
  /** What is wrong first, as a sentence; undefined where all is as it was sealed. */
  broken: string | undefined;
  seals: number;
  entries: number;
  /** Entries whose personal part was erased with a charging user. */
  erased: number;
  /** Entries that wait for their seal: nothing can be said of them. */
  unsealed: number;
  /** The last seal, to be kept elsewhere: it proves later that the log was not cut short. */
  head: { number: number; hash: string } | undefined;
};

export type KnownHead = { number: number; hash: string };
type Parts = { doors: Pick<Doors, 'withSealer'>; secretKey: string | Buffer };

const sealsAtOnce = 50;

export async function verifySeals(
  { doors, secretKey }: Parts,
  organizationId: number,
  known?: KnownHead,
): Promise<Verdict> {
  const key = sealingKey(secretKey);
  // Seals and entries only come in addition: what is sealed meanwhile is left to the next time.
  const last = await doors.withSealer((tx) => findLastSeal(tx, organizationId));
  const head = last && { number: last.number, hash: last.hash.toString('hex') };
  const erased = await doors.withSealer((tx) => selectErased(tx, organizationId));
  const sofar = { seals: 0, entries: 0, erased: 0, previous: beginning };
  let broken: string | undefined;
  while (broken === undefined && sofar.seals < (last?.number ?? 0)) {
    broken = await doors.withSealer((tx) =>
      verifyNext(tx, key, { organizationId, last: last?.number ?? 0, known, erased, sofar }),
    );
  }
  if (known !== undefined && known.number > sofar.seals) broken ??= `Seal ${known.number} is missing.`;
  return doors.withSealer(async (tx) => {
    const foreign = broken === undefined ? await findForeignEntry(tx, organizationId) : undefined;
    if (foreign !== undefined) broken = `Entry ${foreign} is in no seal and waits for none.`;
    const { previous: _previous, ...counted } = sofar;
    return { broken, ...counted, unsealed: await countUnsealed(tx, organizationId), head };
  });
}

type Going = {
  organizationId: number;
  last: number;
  known: KnownHead | undefined;
  erased: ReadonlySet<number>;
  sofar: { seals: number; entries: number; erased: number; previous: Buffer };
};

async function verifyNext(tx: SealerTx, key: Buffer, { organizationId, last, known, erased, sofar }: Going) {
  const seals = await selectSeals(tx, organizationId, { after: sofar.seals, last, limit: sealsAtOnce });
  const ids = seals.flatMap(({ entryIds }) => entryIds);
  const entries = new Map((await selectEntries(tx, organizationId, ids)).map((entry) => [entry.id, entry]));
  for (const seal of seals) {
    const broken =
      faultOfSeal(key, sofar.previous, seal, sofar.seals + 1) ??
      faultOfHead(seal, known) ??
      faultOfEntries(seal, entries, erased);
    if (broken !== undefined) return broken;
    sofar.seals = seal.number;
    sofar.entries += seal.entryIds.length;
    sofar.erased += seal.entryIds.filter((id) => entries.get(id)?.part === 'gone').length;
    sofar.previous = seal.hash;
  }
  return seals.length === 0 ? `Seal ${sofar.seals + 1} is missing.` : undefined;
}

function faultOfSeal(key: Buffer, previous: Buffer, seal: Seal, expected: number): string | undefined {
  if (seal.number !== expected) return `Seal ${expected} is missing.`;
  return hashOfSeal(key, previous, seal).equals(seal.hash) ? undefined : `Seal ${expected} was changed.`;
}

function faultOfHead({ number, hash }: Seal, known: KnownHead | undefined): string | undefined {
  if (known?.number !== number || known.hash === hash.toString('hex')) return undefined;
  return `Seal ${number} is not the one that was kept.`;
}

function faultOfEntries(
  seal: Seal,
  entries: ReadonlyMap<number, SealedEntry>,
  erased: ReadonlySet<number>,
): string | undefined {
  for (const [place, id] of seal.entryIds.entries()) {
    const entry = entries.get(id);
    if (entry === undefined) return `Entry ${id}, sealed by seal ${seal.number}, is missing.`;
    if (!seal.entryHashes[place]?.equals(hashOfEntry(entry))) {
      return `Entry ${id}, sealed by seal ${seal.number} on ${seal.sealedAt.toISOString()}, was changed.`;
    }
    if (entry.part === 'changed') return `What entry ${id} tells of a charging user was changed.`;
    if (entry.part === 'gone' && !erased.has(id)) {
      return `What entry ${id} tells of a charging user is missing, and no erasure names it.`;
    }
  }
  return undefined;
}
