// What a station wants certified (PKCS #10), and whether it may be: its own name, a key that is strong enough, and in its hands. Pure.
import { constants, createPublicKey, verify, type KeyObject } from 'node:crypto';
import { object } from './der.ts';
import { elementsOf, type Element } from './read-der.ts';

/** The key to be certified, as a certificate says it. */
export type CertificateRequest = { publicKey: Buffer };

const longestText = 12_000;
const leastRsaBits = 2048;
const curves = ['prime256v1', 'secp384r1', 'secp521r1'];
const armour = /-----(?:BEGIN|END) (?:NEW )?CERTIFICATE REQUEST-----/g;

/** Or in a sentence why it is not signed (S-5). */
export function readRequest(text: string, identifier: string): CertificateRequest | string {
  // Some send their line ends as the two letters that a program would write.
  const base64 = text.slice(0, longestText).replace(armour, '').replaceAll('\\n', '').replaceAll(/\s/g, '');
  if (!/^[A-Za-z0-9+/]+=*$/.test(base64)) return 'It is no request for a certificate.';
  try {
    return judged(partsOf(Buffer.from(base64, 'base64')), identifier);
  } catch {
    return 'It cannot be read.';
  }
}

type Parts = { told: Buffer; names: string[]; publicKey: Buffer; algorithm: string; signature: Buffer };

function judged({ told, names, publicKey, algorithm, signature }: Parts, identifier: string) {
  // Of two names it would be open which one counts.
  if (names.length !== 1 || names[0] !== identifier) return `Its common name (CN) is not ${identifier}.`;
  const key = createPublicKey({ key: publicKey, format: 'der', type: 'spki' });
  if (!isStrong(key)) return 'Its key is too weak: RSA needs 2048 bits at least, other keys the curve P-256 at least.';
  const hash = hashes.get(algorithm);
  if (hash === undefined) return 'It is signed in a way that is not known here, or too weak.';
  const padding = algorithm === pss ? constants.RSA_PKCS1_PSS_PADDING : undefined;
  const isItsOwn = verify(hash, told, { key, ...(padding !== undefined && { padding }) }, signature);
  return isItsOwn ? { publicKey } : 'It is not signed with the key that it names.';
}

function isStrong({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): boolean {
  const { modulusLength = 0, namedCurve = '' } = asymmetricKeyDetails ?? {};
  return asymmetricKeyType === 'ec' ? curves.includes(namedCurve) : modulusLength >= leastRsaBits;
}

const idOf = (dotted: string): string => object(dotted).toString('hex');
const pss = idOf('1.2.840.113549.1.1.10');
const hashes = new Map([
  [idOf('1.2.840.10045.4.3.2'), 'sha256'],
  [idOf('1.2.840.10045.4.3.3'), 'sha384'],
  [idOf('1.2.840.10045.4.3.4'), 'sha512'],
  [idOf('1.2.840.113549.1.1.11'), 'sha256'],
  [idOf('1.2.840.113549.1.1.12'), 'sha384'],
  [idOf('1.2.840.113549.1.1.13'), 'sha512'],
  [pss, 'sha256'],
]);
const commonName = idOf('2.5.4.3');

function partsOf(der: Buffer): Parts {
  const [told, algorithm, signature] = inside(first(der));
  const [, subject, key] = inside(told);
  const [id] = inside(algorithm);
  if (told === undefined || key === undefined || id === undefined || signature === undefined) throw new RangeError();
  return {
    told: told.whole,
    names: namesIn(subject),
    publicKey: key.whole,
    algorithm: id.whole.toString('hex'),
    // The first byte says how many bits of the last one do not count.
    signature: signature.content.subarray(1),
  };
}

function namesIn(subject: Element | undefined): string[] {
  const parts = inside(subject)
    .flatMap(inside)
    .map((part) => inside(part));
  return parts.flatMap(([type, value]) =>
    type?.whole.toString('hex') === commonName && value !== undefined ? [value.content.toString('utf8')] : [],
  );
}

const first = (bytes: Buffer): Element | undefined => elementsOf(bytes)[0];
const inside = (element: Element | undefined): Element[] => elementsOf(element?.content ?? Buffer.alloc(0));
