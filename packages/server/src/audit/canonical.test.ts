import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  beginning,
  canonicalText,
  hashOfEntry,
  hashOfSeal,
  nextSeal,
  sealingKey,
  type CanonicalEntry,
} from './canonical.ts';

const entry: CanonicalEntry = {
  id: 12,
  organizationId: 3,
  at: '2026-03-01T12:00:00.123456Z',
  operatorId: 7,
  apiKeyId: null,
  actor: 'alpha',
  address: '192.0.2.1',
  action: 'station.create',
  subjectKind: 'station',
  subjectId: '5',
  subjectName: 'Pine Mall entry',
  subjectGroupId: 2,
  before: null,
  after: '{"name": "Pine Mall entry"}',
  outcome: 'done',
  personalDigest: null,
};
const key = sealingKey('a secret of tests');
const at = new Date('2026-03-01T12:00:01.000Z');

test('the same entry gives the same bytes, whatever the order its fields came in (S-19)', () => {
  const turned = Object.fromEntries(Object.entries(entry).toReversed()) as CanonicalEntry;
  assert.equal(canonicalText(turned), canonicalText(entry));
  // Entries that are sealed already are hashed in this form for ever: another form wants another name.
  assert.equal(
    canonicalText(entry),
    '["audit entry 1",3,12,"2026-03-01T12:00:00.123456Z",7,null,"alpha","192.0.2.1","station.create","station","5",' +
      '"Pine Mall entry",2,null,"{\\"name\\": \\"Pine Mall entry\\"}","done"]',
  );
});

test('a change of any field gives another hash (S-19)', () => {
  for (const field of Object.keys(entry) as (keyof CanonicalEntry)[]) {
    const value = entry[field];
    const others = [typeof value === 'number' ? value + 1 : `${value ?? ''}x`, value === null ? '' : null];
    for (const other of others) {
      assert.notDeepEqual(hashOfEntry({ ...entry, [field]: other }), hashOfEntry(entry), `${field} ${String(other)}`);
    }
  }
});

test('text that moves from one field to the next gives another hash (S-19)', () => {
  const words = fc.string({ maxLength: 8 });
  fc.assert(
    fc.property(words, words, words, words, (actor, action, otherActor, otherAction) => {
      const same = actor === otherActor && action === otherAction;
      const [one, other] = [
        { ...entry, actor, action },
        { ...entry, actor: otherActor, action: otherAction },
      ];
      assert.equal(hashOfEntry(one).equals(hashOfEntry(other)), same);
    }),
  );
});

test('a seal holds its entries and the seal before it, and is made with the installation’s key alone (S-19)', () => {
  const first = nextSeal(key, undefined, [entry], at);
  const second = nextSeal(key, first, [{ ...entry, id: 13 }], at);
  assert.deepEqual([first.number, second.number], [1, 2]);
  assert.deepEqual(hashOfSeal(key, beginning, first), first.hash);
  assert.deepEqual(hashOfSeal(key, first.hash, second), second.hash);
  const others = [
    hashOfSeal(sealingKey('another secret'), first.hash, second),
    hashOfSeal(key, beginning, second),
    hashOfSeal(key, first.hash, { ...second, number: 3 }),
    hashOfSeal(key, first.hash, { ...second, organizationId: 4 }),
    hashOfSeal(key, first.hash, { ...second, sealedAt: new Date(at.getTime() + 1) }),
    hashOfSeal(key, first.hash, { ...second, entryIds: [14] }),
    hashOfSeal(key, first.hash, { ...second, entryHashes: first.entryHashes }),
  ];
  for (const [place, other] of others.entries()) assert.notDeepEqual(other, second.hash, String(place));
});
