// Decides who may connect (S-1 to S-3); the same steps and the same work for known and unknown identities.
import { timingSafeEqual } from 'node:crypto';
import { hashStationPassword } from '../../stations/credentials.ts';
import type { BasicCredentials } from './basic-auth.ts';
import type { DirectoryEntry, DirectoryStation, KnockCause, KnownStation } from '../known-station.ts';

export type Claim = { identifier: string; credentials: BasicCredentials | undefined };
export type Verdict =
  | { station: KnownStation }
  | { refused: KnockCause; organizationId: number | undefined; stationId: number | null };

/** Stands in where there is no password to compare with; nothing hashes to it. */
const noHash = Buffer.alloc(32);

export function judgeClaim(
  { identifier, credentials }: Claim,
  entry: DirectoryEntry | undefined,
  { secretKey, now }: { secretKey: string | Buffer; now: Date },
): Verdict {
  const station = entry?.station;
  const shown = hashStationPassword(secretKey, credentials?.password ?? Buffer.alloc(0));
  // Both are always compared, so that the time taken tells nothing.
  const fitsPassword = timingSafeEqual(shown, station?.passwordHash ?? noHash);
  const fitsNext = timingSafeEqual(shown, station?.nextPasswordHash ?? noHash);
  const namesItself = credentials?.userName.equals(Buffer.from(identifier)) ?? false;
  const showsPassword = credentials !== undefined && namesItself && (fitsPassword || fitsNext);
  if (entry === undefined || station === undefined) {
    return { refused: 'unknown_identifier', organizationId: entry?.organizationId, stationId: null };
  }
  const { organizationId } = entry;
  const proven = showsPassword && station.proof !== 'certificate';
  if (!proven && !needsNoProof(station, now)) {
    const refused = credentials === undefined ? 'no_password' : 'wrong_password';
    return { refused, organizationId, stationId: station.stationId };
  }
  const showedNewPassword = proven && fitsNext && !fitsPassword;
  return { station: knownStation(station, { organizationId, identifier, proven, showedNewPassword }) };
}

/** A first contact may come with any password or none while its window is open, until it has taken the one we give it. */
function needsNoProof(station: DirectoryStation, now: Date): boolean {
  if (station.proof === 'none') return true;
  if (station.proof !== 'first_contact' || station.firstContactUntil === null) return false;
  return now < station.firstContactUntil && station.passwordHash === null;
}

function knownStation(
  station: DirectoryStation,
  rest: Pick<KnownStation, 'organizationId' | 'identifier' | 'proven' | 'showedNewPassword'>,
): KnownStation {
  const { stationId, epoch, pings, assumesVersion, timeZone, heartbeatSeconds, admission, everAccepted, quirks } =
    station;
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
  };
}
