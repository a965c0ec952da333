// Makes certificates: an authority's own, and those of stations that it signs. Pure but for new keys.
import { createHash, createPrivateKey, generateKeyPairSync, sign, X509Certificate, type KeyObject } from 'node:crypto';
import { instant, integer, object, octets, sequence, tagged } from './der.ts';
import { elementsOf } from './read-der.ts';

export type Random = (bytes: number) => Buffer;
export type Issued = { pem: string; fingerprint: string; validTo: Date };
/** Its private key is in the bytes of PKCS #8. */
export type OwnAuthority = { certificate: Buffer; privateKey: Buffer };

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const authorityDays = 10 * 365;
const stationDays = 365;

/** One that signs the certificates of stations, and no further authorities. */
export function makeOwnAuthority(name: { name: string; organization: string }, now: Date, random: Random) {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const key = publicKey.export({ type: 'spki', format: 'der' });
  const subject = nameOf(name);
  const der = signed(
    {
      issuer: subject,
      subject,
      key,
      validity: [now, new Date(now.getTime() + authorityDays * dayMs)],
      extensions: [signsStationsAlone, signsCertificates, ownKeyId(key)],
    },
    privateKey,
    random,
  );
  return { pem: pemOf(der), privateKey: privateKey.export({ type: 'pkcs8', format: 'der' }) };
}

/** Valid a little before now, since clocks of stations are behind, and never longer than its authority. */
export function issueFor(
  station: { name: string; organization: string; publicKey: Buffer },
  { certificate, privateKey }: OwnAuthority,
  { now, random }: { now: Date; random: Random },
): Issued {
  const authority = new X509Certificate(certificate);
  const key = station.publicKey;
  const validTo = new Date(Math.min(now.getTime() + stationDays * dayMs, authority.validToDate.getTime()));
  const issuerKey = authority.publicKey.export({ type: 'spki', format: 'der' });
  const der = signed(
    {
      issuer: subjectOf(certificate),
      subject: nameOf(station),
      key,
      validity: [now, validTo],
      extensions: [signsData, forClients, ownKeyId(key), issuerKeyId(issuerKey)],
    },
    createPrivateKey({ key: privateKey, format: 'der', type: 'pkcs8' }),
    random,
  );
  return { pem: pemOf(der), fingerprint: new X509Certificate(der).fingerprint256, validTo };
}

type Content = { issuer: Buffer; subject: Buffer; key: Buffer; validity: [Date, Date]; extensions: Buffer[] };

const ecdsaWithSha256 = sequence(object('1.2.840.10045.4.3.2'));

function signed({ issuer, subject, key, validity, extensions }: Content, by: KeyObject, random: Random): Buffer {
  const [from, until] = validity;
  const told = sequence(
    tagged(0xa0, integer(Buffer.from([2]))),
    // Positive, and never shorter than it looks.
    integer(Buffer.concat([Buffer.from([0x40]), random(15)])),
    ecdsaWithSha256,
    issuer,
    sequence(instant(new Date(from.getTime() - hourMs)), instant(until)),
    subject,
    key,
    tagged(0xa3, sequence(...extensions)),
  );
  return sequence(told, ecdsaWithSha256, bits(sign('sha256', told, by)));
}

/** As it stands in the certificate, byte for byte. */
function subjectOf(certificate: Buffer): Buffer {
  const [whole] = elementsOf(certificate);
  const [told] = elementsOf(whole?.content ?? certificate);
  const subject = elementsOf(told?.content ?? certificate)[5];
  if (subject === undefined) throw new Error('An authority has no name.');
  return subject.whole;
}

function nameOf({ name, organization }: { name: string; organization: string }): Buffer {
  const part = (type: string, text: string) => tagged(0x31, sequence(object(type), tagged(0x0c, Buffer.from(text))));
  // What X.509 has room for.
  return sequence(part('2.5.4.10', organization.slice(0, 64)), part('2.5.4.3', name.slice(0, 64)));
}

const bits = (bytes: Buffer, unused = 0): Buffer => tagged(0x03, Buffer.from([unused]), bytes);
const yes = tagged(0x01, Buffer.from([0xff]));
const extension = (id: string, ...rest: Buffer[]): Buffer => sequence(object(id), ...rest);
const usage = (mask: number, unused: number): Buffer =>
  extension('2.5.29.15', yes, octets(bits(Buffer.from([mask]), unused)));
const signsStationsAlone = extension('2.5.29.19', yes, octets(sequence(yes, integer(Buffer.from([0])))));
const signsCertificates = usage(0x06, 1);
const signsData = usage(0x80, 7);
const forClients = extension('2.5.29.37', octets(sequence(object('1.3.6.1.5.5.7.3.2'))));
const keyId = (key: Buffer): Buffer => createHash('sha1').update(key).digest();
const ownKeyId = (key: Buffer): Buffer => extension('2.5.29.14', octets(octets(keyId(key))));
const issuerKeyId = (key: Buffer): Buffer => extension('2.5.29.35', octets(sequence(tagged(0x80, keyId(key)))));

function pemOf(der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}
