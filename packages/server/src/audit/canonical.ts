// What is hashed of an entry and of a seal: the same always gives the same bytes, and any other field others. Pure.
import { createHash, createHmac } from 'node:crypto';

/** An entry as the database spells it: times to the microsecond, before and after as the text of jsonb. */
export type CanonicalEntry = {
  id: number;
  organizationId: number;
  at: string;
  operatorId: number | null;
  apiKeyId: number | null;
  actor: string;
  address: string | null;
  action: string;
  subjectKind: string | null;
  subjectId: string | null;
  subjectName: string | null;
  subjectGroupId: number | null;
  before: string | null;
  after: string | null;
  outcome: string;
  /** Of what it tells of charging users, which is kept apart; null where it tells of none. */
  personalDigest: string | null;
};

export type Seal = {
  organizationId: number;
  /** Counts from 1 within the organization, without gaps. */
  number: number;
  sealedAt: Date;
  entryIds: readonly number[];
  entryHashes: readonly Buffer[];
  hash: Buffer;
};

/** The hash before the first seal. */
export const beginning = Buffer.alloc(32);

/** A list in JSON is read in one way only: no two entries have the same. The first item names the form. */
export function canonicalText(entry: CanonicalEntry): string {
  const { personalDigest } = entry;
  return JSON.stringify([
    personalDigest === null ? 'audit entry 1' : 'audit entry 2',
    entry.organizationId,
    entry.id,
    entry.at,
    entry.operatorId,
    entry.apiKeyId,
    entry.actor,
    entry.address,
    entry.action,
    entry.subjectKind,
    entry.subjectId,
    entry.subjectName,
    entry.subjectGroupId,
    entry.before,
    entry.after,
    entry.outcome,
    ...(personalDigest === null ? [] : [personalDigest]),
  ]);
}

export function hashOfEntry(entry: CanonicalEntry): Buffer {
  return createHash('sha256').update(canonicalText(entry)).digest();
}

/** Of the installation's secret key: who has the database alone cannot make seals. */
export function sealingKey(secretKey: string | Buffer): Buffer {
  return createHmac('sha256', secretKey).update('stationmaster audit seals').digest();
}

export function hashOfSeal(key: Buffer, previous: Buffer, seal: Omit<Seal, 'hash'>): Buffer {
  const text = JSON.stringify([
    'audit seal 1',
    previous.toString('hex'),
    seal.organizationId,
    seal.number,
    seal.sealedAt.toISOString(),
    seal.entryIds,
    seal.entryHashes.map((hash) => hash.toString('hex')),
  ]);
  return createHmac('sha256', key).update(text).digest();
}

export function nextSeal(
  key: Buffer,
  last: Seal | undefined,
  entries: readonly CanonicalEntry[],
  sealedAt: Date,
): Seal {
  const [first] = entries;
  if (first === undefined) throw new Error('A seal needs something to seal.');
  const seal = {
    organizationId: first.organizationId,
    number: (last?.number ?? 0) + 1,
    sealedAt,
    entryIds: entries.map(({ id }) => id),
    entryHashes: entries.map(hashOfEntry),
  };
  return { ...seal, hash: hashOfSeal(key, last?.hash ?? beginning, seal) };
}
