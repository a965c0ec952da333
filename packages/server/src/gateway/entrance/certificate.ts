// Whether a certificate that a station showed counts for it (S-4): signed by whom its organization believes, in its name, of now.
import { X509Certificate } from 'node:crypto';
import type { BelievedAuthority, KnockCause } from '../known-station.ts';
import type { ShownCertificate } from '../../facts.ts';

export type Belief = {
  identifier: string;
  authorities: readonly BelievedAuthority[];
  /** Fingerprints. */
  revoked: readonly string[];
  now: Date;
};

const forClients = '1.3.6.1.5.5.7.3.2';
const curves = ['prime256v1', 'secp384r1', 'secp521r1'];
const leastRsaBits = 2048;

/** Why it does not count; undefined where it does. */
export function whyNotBelieved(shown: X509Certificate, belief: Belief): KnockCause | undefined {
  const { identifier, revoked, now } = belief;
  const found = findIssuer(shown, belief.authorities);
  if (found === undefined) return 'unknown_authority';
  const { subject } = shown.toLegacyObject();
  const named = subject as Readonly<Record<string, string | string[] | undefined>>;
  // Of two names it would be open which one its authority has looked at: they come as a list, which equals no text.
  if (named['CN'] !== identifier) return 'certificate_of_another';
  if (found.memberOf !== null && named['O'] !== found.memberOf) return 'certificate_of_another';
  if (revoked.includes(shown.fingerprint256)) return 'certificate_revoked';
  if (!isOfNow(shown, now) || !isOfNow(found.issuer, now)) return 'certificate_outdated';
  return isFit(shown) ? undefined : 'unfit_certificate';
}

/** The certificate's own key stands in where nobody signed it that we believe: the time taken tells nothing (S-3). */
function findIssuer(shown: X509Certificate, authorities: readonly BelievedAuthority[]) {
  const issuers = authorities.map(({ certificate, memberOf }) => {
    return { memberOf, issuer: new X509Certificate(Buffer.from(certificate, 'base64')) };
  });
  const named = issuers.filter(({ issuer }) => shown.checkIssued(issuer));
  const signing = named.filter(({ issuer }) => shown.verify(issuer.publicKey));
  if (named.length === 0) shown.verify(shown.publicKey);
  return signing[0];
}

function isOfNow({ validFromDate, validToDate }: X509Certificate, now: Date): boolean {
  return validFromDate <= now && now <= validToDate;
}

/** Of a strength that OCPP asks for, and not made for servers alone (S-5). */
function isFit({ publicKey, signatureAlgorithm, keyUsage }: X509Certificate): boolean {
  if (/md5|sha1/i.test(signatureAlgorithm ?? '')) return false;
  // What node calls the key's usage is the extended one: where it is left out, every use is meant.
  if ((keyUsage as string[] | undefined)?.includes(forClients) === false) return false;
  const { modulusLength = 0, namedCurve = '' } = publicKey.asymmetricKeyDetails ?? {};
  return (
    modulusLength >= leastRsaBits || curves.includes(namedCurve) || (publicKey.asymmetricKeyType ?? '').startsWith('ed')
  );
}

export function toldOf(shown: X509Certificate): ShownCertificate {
  const { fingerprint256: fingerprint, subject, issuer, serialNumber: serial, validFromDate, validToDate } = shown;
  const oneLine = (name: string) => name.split('\n').join(', ').slice(0, 500);
  return {
    fingerprint,
    subject: oneLine(subject),
    issuer: oneLine(issuer),
    serial: serial.slice(0, 100),
    validFrom: validFromDate,
    validTo: validToDate,
  };
}
