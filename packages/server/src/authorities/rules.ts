// What makes a certificate that of an authority whose signature may let stations in. Pure.
import { X509Certificate } from 'node:crypto';

export type ReadAuthority = { certificate: Buffer; fingerprint: string; subject: string; validTo: Date };

const pemBlock = /-----BEGIN CERTIFICATE-----[\sA-Za-z0-9+/=]+-----END CERTIFICATE-----/g;
const leastRsaBits = 2048;

/** The certificate, or in a sentence what is wrong with it. */
export function readAuthority(pem: string, now: Date): ReadAuthority | string {
  const [block, another] = pem.match(pemBlock) ?? [];
  if (pem.includes('PRIVATE KEY'))
    return 'This holds a private key, which stays with the authority. Give its certificate alone.';
  if (block === undefined) return 'Give a certificate as PEM, from BEGIN CERTIFICATE to END CERTIFICATE.';
  if (another !== undefined) return 'These are several: add the authority alone that signs the stations’ certificates.';
  const read = parse(block);
  if (read === undefined) return 'This certificate cannot be read.';
  if (!read.ca) return 'This certificate is not that of an authority: it may sign no others.';
  const { asymmetricKeyType, asymmetricKeyDetails } = read.publicKey;
  const isShort = asymmetricKeyType === 'rsa' && (asymmetricKeyDetails?.modulusLength ?? 0) < leastRsaBits;
  if (isShort) return 'Its key is too short: RSA needs 2048 bits at least.';
  if (read.validToDate <= now) return 'This certificate has expired.';
  const subject = read.subject.split('\n').join(', ').slice(0, 500);
  return { certificate: read.raw, fingerprint: read.fingerprint256, subject, validTo: read.validToDate };
}

function parse(block: string): X509Certificate | undefined {
  try {
    const read = new X509Certificate(block);
    // What kind of key it is shows only here.
    return read.publicKey === undefined ? undefined : read;
  } catch {
    return undefined;
  }
}
