// Decides who may connect (S-1 to S-4); the same steps and the same work for known and unknown identities.
import { timingSafeEqual } from 'node:crypto';
import { hashStationPassword } from '../../stations/credentials.ts';
import type { DirectoryEntry, DirectoryStation, KnockCause, KnownStation } from '../known-station.ts';
import type { Arrival } from './arrival.ts';
import type { BasicCredentials } from './basic-auth.ts';
import { toldOf, whyNotBelieved } from './certificate.ts';

export type Claim = { identifier: string; credentials: BasicCredentials | undefined; arrival: Arrival };
export type Verdict =
  | { station: KnownStation }
  | { refused: KnockCause; organizationId: number | undefined; stationId: number | null };

/** Stands in where there is no password to compare with; nothing hashes to it. */
const noHash = Buffer.alloc(32);

export function judgeClaim(
  claim: Claim,
  entry: DirectoryEntry | undefined,
  { secretKey, now }: { secretKey: string | Buffer; now: Date },
): Verdict {
  const station = entry?.station;
  const password = judgePassword(claim, station, secretKey);
  const certificate = judgeCertificate(claim, station, now);
  if (entry === undefined || station === undefined) {
    return { refused: 'unknown_identifier', organizationId: entry?.organizationId, stationId: null };
  }
  const { organizationId } = entry;
  const { stationId } = station;
  const showsCertificate = station.proof === 'certificate' && certificate.refused === undefined;
  // Until its first certificate was accepted, the password that the station has holds on; it is void then (S-5).
  const proven = showsCertificate || password.refused === undefined;
  if (!proven && !needsNoProof(station, now)) {
    const { refused = 'no_certificate' } = station.proof === 'certificate' ? certificate : password;
    return { refused, organizationId, stationId };
  }
  // Only who has proved himself is told apart: a downgrade, or somebody who has overheard the password.
  if (station.demandsTls && !claim.arrival.encrypted) return { refused: 'no_tls', organizationId, stationId };
  const { encrypted, certificate: shown } = claim.arrival;
  const rest = {
    organizationId,
    identifier: claim.identifier,
    proven,
    showedNewPassword: !showsCertificate && password.isNew,
    tls: encrypted ? { certificate: showsCertificate && shown ? toldOf(shown) : undefined } : undefined,
  };
  return { station: knownStation(station, rest) };
}

function judgePassword(
  { identifier, credentials }: Claim,
  station: DirectoryStation | undefined,
  secretKey: string | Buffer,
): { refused: KnockCause | undefined; isNew: boolean } {
  const shown = hashStationPassword(secretKey, credentials?.password ?? Buffer.alloc(0));
  // Both are always compared, so that the time taken tells nothing.
  const fitsPassword = timingSafeEqual(shown, station?.passwordHash ?? noHash);
  const fitsNext = timingSafeEqual(shown, station?.nextPasswordHash ?? noHash);
  const namesItself = credentials?.userName.equals(Buffer.from(identifier)) ?? false;
  if (credentials === undefined) return { refused: 'no_password', isNew: false };
  const fits = namesItself && (fitsPassword || fitsNext);
  return { refused: fits ? undefined : 'wrong_password', isNew: fits && fitsNext && !fitsPassword };
}

function judgeCertificate(
  { identifier, arrival: { certificate } }: Claim,
  station: DirectoryStation | undefined,
  now: Date,
): { refused: KnockCause | undefined } {
  if (certificate === undefined) return { refused: 'no_certificate' };
  const { authorities = [], revokedCertificates: revoked = [] } = station ?? {};
  try {
    return { refused: whyNotBelieved(certificate, { identifier, authorities, revoked, now }) };
  } catch {
    // Its key, or how it is signed, is of a kind that nobody here can read.
    return { refused: 'unfit_certificate' };
  }
}

/** A first contact may come with any password or none while its window is open, until it has taken the one we give it. */
function needsNoProof(station: DirectoryStation, now: Date): boolean {
  if (station.proof === 'none') return true;
  if (station.proof !== 'first_contact' || station.firstContactUntil === null) return false;
  return now < station.firstContactUntil && station.passwordHash === null;
}

function knownStation(
  station: DirectoryStation,
  rest: Pick<KnownStation, 'organizationId' | 'identifier' | 'proven' | 'showedNewPassword' | 'tls'>,
): KnownStation {
  const {
    stationId,
    epoch,
    pings,
    assumesVersion,
    timeZone,
    heartbeatSeconds,
    admission,
    everAccepted,
    quirks,
    heldElsewhere,
  } = station;
  return {
    ...rest,
    stationId,
    epoch,
    pings,
    assumesVersion,
    timeZone,
    heartbeatSeconds,
    admission,
    everAccepted,
    quirks,
    heldElsewhere,
  };
}
