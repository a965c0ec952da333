// Authorities and certificates as tests need them, written byte by byte: node can read such, and makes none.
import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import { instant, integer, object, octets, sequence, tagged } from '../../authorities/x509/der.ts';

export type Identity = { certificate: string; key: string };
export type Authority = Identity & { keys: Keys; name: string };
type Keys = { publicKey: KeyObject; privateKey: KeyObject };

export type Wish = {
  name: string;
  organization?: string;
  from?: Date;
  until?: Date;
  /** Bits of an RSA key; without it the key is on the curve P-256. */
  rsaBits?: number;
  hash?: 'sha256' | 'sha1';
  /** For servers alone, not for clients. */
  forServers?: boolean;
};

/** One that signs others, by itself. */
export function makeAuthority(name: string, wish: Omit<Wish, 'name'> = {}): Authority {
  const keys = makeKeys(wish.rsaBits);
  const certificate = signed({ ...wish, name }, keys, { name, keys }, [basicConstraints, keyUsage]);
  return { certificate, key: pemOf(keys), keys, name };
}

/** One of a station, or of a server on this machine. */
export function makeCertificate(authority: Authority, wish: Wish): Identity {
  const keys = makeKeys(wish.rsaBits);
  const extensions = wish.forServers === true ? [onThisMachine, serverUsage] : [];
  return { certificate: signed(wish, keys, authority, extensions), key: pemOf(keys) };
}

/** What a station sends that wants one (PKCS #10). */
export function makeRequest(wish: Wish & { keys?: Keys }): { csr: string; key: string } {
  const { hash = 'sha256', keys = makeKeys(wish.rsaBits) } = wish;
  const algorithm = algorithmOf(keys, hash);
  const told = sequence(
    integer(Buffer.from([0])),
    nameOf(wish),
    keys.publicKey.export({ type: 'spki', format: 'der' }),
    tagged(0xa0),
  );
  const signature = tagged(0x03, Buffer.from([0]), sign(hash, told, keys.privateKey));
  return { csr: armoured('CERTIFICATE REQUEST', sequence(told, algorithm, signature)), key: pemOf(keys) };
}

export function makeKeys(rsaBits: number | undefined): Keys {
  if (rsaBits === undefined) return generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return generateKeyPairSync('rsa', { modulusLength: rsaBits });
}

const pemOf = ({ privateKey }: Keys): string => privateKey.export({ type: 'pkcs8', format: 'pem' });

function signed(wish: Wish, own: Keys, by: { name: string; keys: Keys }, extensions: Buffer[]): string {
  const { hash = 'sha256', from = new Date('2000-01-01'), until = new Date('2100-01-01') } = wish;
  const algorithm = algorithmOf(by.keys, hash);
  const keyId = createHash('sha1')
    .update(own.publicKey.export({ type: 'spki', format: 'der' }))
    .digest();
  const told = sequence(
    tagged(0xa0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    algorithm,
    nameOf({ name: by.name }),
    sequence(instant(from), instant(until)),
    nameOf(wish),
    own.publicKey.export({ type: 'spki', format: 'der' }),
    tagged(0xa3, sequence(extension('2.5.29.14', octets(octets(keyId))), ...extensions)),
  );
  const signature = sign(hash, told, by.keys.privateKey);
  return armoured('CERTIFICATE', sequence(told, algorithm, tagged(0x03, Buffer.from([0]), signature)));
}

function armoured(what: string, der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${what}-----`, ...lines, `-----END ${what}-----`, ''].join('\n');
}

function algorithmOf({ privateKey }: Keys, hash: NonNullable<Wish['hash']>): Buffer {
  return sequence(object(signatures[`${privateKey.asymmetricKeyType === 'ec' ? 'ec' : 'rsa'}-${hash}`]));
}

const signatures = {
  'ec-sha256': '1.2.840.10045.4.3.2',
  'ec-sha1': '1.2.840.10045.4.1',
  'rsa-sha256': '1.2.840.113549.1.1.11',
  'rsa-sha1': '1.2.840.113549.1.1.5',
};

function nameOf({ name, organization }: Pick<Wish, 'name' | 'organization'>): Buffer {
  const part = (type: string, text: string) => tagged(0x31, sequence(object(type), tagged(0x0c, Buffer.from(text))));
  return sequence(...(organization === undefined ? [] : [part('2.5.4.10', organization)]), part('2.5.4.3', name));
}

const critical = tagged(0x01, Buffer.from([0xff]));
const extension = (id: string, ...rest: Buffer[]): Buffer => sequence(object(id), ...rest);
const basicConstraints = extension('2.5.29.19', critical, octets(sequence(critical)));
/** To sign certificates and lists of revoked ones. */
const keyUsage = extension('2.5.29.15', critical, octets(tagged(0x03, Buffer.from([1, 0x06]))));
const serverUsage = extension('2.5.29.37', octets(sequence(object('1.3.6.1.5.5.7.3.1'))));
const onThisMachine = extension(
  '2.5.29.17',
  octets(sequence(tagged(0x87, Buffer.from([127, 0, 0, 1])), tagged(0x82, Buffer.from('localhost')))),
);
