// What a station must show to be let in, as admins set it: a password, one that it is given at its first contact, a certificate, or nothing.
import { recordAudit } from '../../audit/audit.ts';
import type { TenantTx } from '../../db/doors.ts';
import { Failure } from '../../failures.ts';
import type { Viewer } from '../../viewer.ts';
import { derivePassword, generateStationPassword, hashStationPassword } from '../credentials.ts';
import { endConnection, lockStation } from '../queries.ts';
import type { NewProof } from '../wire.ts';
import { queueNewPasswords } from './new-passwords.ts';
import * as queries from './queries.ts';

export type KeyParts = { secretKey: string | Buffer; random(bytes: number): Buffer };
export type Keys = KeyParts & { now: Date };

export const firstContactMs = 24 * 3_600_000;
export const seedBytes = 20;

/** Answers the password where it is to be typed into the device: it is shown this once. */
export async function setProof(
  tx: TenantTx,
  keys: Keys,
  { sight, actor }: Viewer,
  { stationId, ...asked }: NewProof & { stationId: number },
): Promise<string | null> {
  const station = await lockStation(tx, sight, stationId);
  if (station === undefined) throw new Failure('station_not_found');
  const { proof: before, hasPassword } = await queries.readProof(tx, stationId);
  const isVoid = before === 'certificate' && (await queries.hasShownCertificate(tx, stationId));
  if (isVoid) await queries.deletePasswords(tx, stationId);
  const password = await apply(tx, keys, stationId, { ...asked, hasPassword: hasPassword && !isVoid });
  await recordAudit(tx, actor, {
    action: 'station.set_proof',
    subject: { kind: 'station', id: stationId },
    before: { proof: before },
    after: { proof: asked.proof, sent: asked.send === true },
  });
  tx.news.push({ kind: 'station', organizationId: tx.organizationId, stationId });
  return password;
}

async function apply(
  tx: TenantTx,
  keys: Keys,
  id: number,
  { proof, send, password, hasPassword }: NewProof & { hasPassword: boolean },
): Promise<string | null> {
  if (proof === 'none') {
    await queries.deletePasswords(tx, id);
    await queries.updateProof(tx, id, { proof, firstContactUntil: null });
    return null;
  }
  if (proof === 'certificate') {
    await queries.updateProof(tx, id, { proof, firstContactUntil: null });
    // Its password holds until it has come with a certificate (S-5). Who came in without has to show one now (S-1).
    if (!hasPassword) await endConnection(tx, id);
    return null;
  }
  if (proof === 'first_contact' || (send === true && !hasPassword)) {
    await openFirstContact(tx, keys, id);
    await queueNewPasswords(tx, [{ organizationId: tx.organizationId, stationId: id }]);
    return null;
  }
  await queries.updateProof(tx, id, { proof, firstContactUntil: null });
  if (send === true) {
    await changeBySending(tx, keys, id);
    await queueNewPasswords(tx, [{ organizationId: tx.organizationId, stationId: id }]);
    return null;
  }
  const shown = password ?? generateStationPassword(keys.random);
  const hash = hashStationPassword(keys.secretKey, Buffer.from(shown, 'utf8'));
  if (hasPassword) {
    await queries.settleAccepted(tx, id);
    await queries.upsertChange(tx, id, { seed: null, hash, askedAt: keys.now });
  } else {
    await queries.deletePasswords(tx, id);
    await queries.insertPassword(tx, id, hash);
    // It came in without: from now on it has to show something (S-1).
    await endConnection(tx, id);
  }
  return shown;
}

/** A station that came over TLS comes no other way; an admin may let it, where TLS was taken from it (S-4). */
export async function allowPlain(tx: TenantTx, { sight, actor }: Viewer, stationId: number): Promise<void> {
  if ((await lockStation(tx, sight, stationId)) === undefined) throw new Failure('station_not_found');
  const before = await queries.forgetEncryption(tx, stationId);
  if (before === undefined) return;
  await recordAudit(tx, actor, {
    action: 'station.allow_plain',
    subject: { kind: 'station', id: stationId },
    before,
  });
  tx.news.push({ kind: 'station', organizationId: tx.organizationId, stationId });
}

/** For so long the station may come without a password; it is given one then, and never comes without again (S-1). */
export async function openFirstContact(tx: TenantTx, keys: Keys, id: number): Promise<void> {
  await queries.deletePasswords(tx, id);
  const firstContactUntil = new Date(keys.now.getTime() + firstContactMs);
  await queries.updateProof(tx, id, { proof: 'first_contact', firstContactUntil });
  await upsertSent(tx, keys, id);
}

async function changeBySending(tx: TenantTx, keys: Keys, id: number): Promise<void> {
  await queries.settleAccepted(tx, id);
  await upsertSent(tx, keys, id);
}

async function upsertSent(tx: TenantTx, { secretKey, random, now }: Keys, id: number): Promise<void> {
  const seed = random(seedBytes);
  const password = derivePassword(secretKey, id, seed);
  const hash = hashStationPassword(secretKey, Buffer.from(password, 'utf8'));
  await queries.upsertChange(tx, id, { seed, hash, askedAt: now });
}
