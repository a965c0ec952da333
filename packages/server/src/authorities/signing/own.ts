// The key of an authority that signs here: made with it, and kept so that the database alone tells nothing of it.
import { newNonce, seal, type Sealing, type SealingKey } from '../../sealing/sealing.ts';
import { makeOwnAuthority, type Random } from '../x509/issue.ts';

export type SigningParts = { secretKey: SealingKey; random: Random };

export const sealingOf = (secretKey: SealingKey): Sealing => ({ secretKey, purpose: 'certificate authority' });

/** Its certificate, and its key sealed for the one of this fingerprint. */
export function makeOwn(
  { secretKey, random }: SigningParts,
  { now, ...name }: { name: string; organization: string; now: Date },
): { pem: string; sealedFor(fingerprint: string): Buffer } {
  const { pem, privateKey } = makeOwnAuthority(name, now, random);
  return { pem, sealedFor: (fingerprint) => seal(sealingOf(secretKey), fingerprint, privateKey, newNonce(random)) };
}
