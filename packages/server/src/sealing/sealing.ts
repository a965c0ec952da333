// Keeps small secrets so that the database alone tells nothing of them: sealed or hashed under the installation's key.
import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto';

export type SealingKey = string | Buffer;
/** What is sealed for one purpose opens for no other. */
export type Sealing = { secretKey: SealingKey; purpose: string };

const nonceBytes = 12;
const tagBytes = 16;

/** `owner` is part of the seal: what was sealed for one opens for no other. */
export function seal(sealing: Sealing, owner: string, plain: Buffer, nonce: Buffer): Buffer {
  const cipher = createCipheriv('aes-256-gcm', derive(sealing), nonce).setAAD(Buffer.from(owner));
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

/** Throws where the key, the owner or the bytes are not those of the sealing. */
export function unseal(sealing: Sealing, owner: string, kept: Buffer): Buffer {
  const nonce = kept.subarray(0, nonceBytes);
  const tag = kept.subarray(nonceBytes, nonceBytes + tagBytes);
  const cipher = createDecipheriv('aes-256-gcm', derive(sealing), nonce, { authTagLength: tagBytes })
    .setAAD(Buffer.from(owner))
    .setAuthTag(tag);
  return Buffer.concat([cipher.update(kept.subarray(nonceBytes + tagBytes)), cipher.final()]);
}

export function newNonce(random: (bytes: number) => Buffer): Buffer {
  return random(nonceBytes);
}

/** Codes are short enough to be tried out: without the key nobody can. */
export function hashCode(secretKey: SealingKey, owner: string, code: string): Buffer {
  return createHmac('sha256', derive({ secretKey, purpose: 'recovery code' }))
    .update(`${owner}\0${code}`)
    .digest();
}

function derive({ secretKey, purpose }: Sealing): Buffer {
  return Buffer.from(hkdfSync('sha256', secretKey, '', `stationmaster ${purpose}`, 32));
}
