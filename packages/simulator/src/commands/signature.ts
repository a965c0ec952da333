// Whether firmware is what its vendor signed, as stations check it: SHA-256 with RSA-PSS or ECDSA (1.6 security whitepaper, 2.0.1 L01).
import { constants, verify, X509Certificate, type KeyObject } from 'node:crypto';

/** Undefined where it is none, or not valid at that time. Whose it is, a simulated station does not ask. */
export function signerOf(pem: string, nowMs: number): KeyObject | undefined {
  try {
    const { validFromDate, validToDate, publicKey } = new X509Certificate(pem);
    return validFromDate.getTime() <= nowMs && nowMs <= validToDate.getTime() ? publicKey : undefined;
  } catch {
    return undefined;
  }
}

/** `signature` is in base64, over the whole of the file. */
export function isSignedBy(signer: KeyObject, signature: string, bytes: Uint8Array): boolean {
  const pss = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_AUTO };
  const key = { key: signer, ...(signer.asymmetricKeyType === 'rsa' && pss) };
  return verify('sha256', bytes, key, Buffer.from(signature, 'base64'));
}
