// What the directory knows of a station, and what a connection is given of it. Types only.
import type { Admission, ShownCertificate } from '../facts.ts';
import type { ActingQuirks } from '../quirks.ts';

type Proof = 'password' | 'first_contact' | 'certificate' | 'none';

/** A row of the directory for one address: the organization is known, the station perhaps. */
export type DirectoryEntry = {
  organizationId: number;
  station: DirectoryStation | undefined;
};

export type DirectoryStation = {
  stationId: number;
  /** Drawn with the look-up: the newest authenticated connection has the highest (F-7, R-5). */
  epoch: number;
  proof: Proof;
  firstContactUntil: Date | null;
  passwordHash: Buffer | null;
  nextPasswordHash: Buffer | null;
  pings: boolean;
  assumesVersion: string | null;
  timeZone: string;
  heartbeatSeconds: number;
  admission: Admission;
  everAccepted: boolean;
  /** It has come over TLS before, and so comes no other way (S-4). */
  demandsTls: boolean;
  /** Whose signature under its certificate counts, and which of its certificates count no more. */
  authorities: readonly BelievedAuthority[];
  revokedCertificates: readonly string[];
  quirks: ActingQuirks;
  /** Another node has a connection of it that gave a sign within the last minute. */
  heldElsewhere: boolean;
};

/** In base64; `memberOf` is the organization that a certificate has to name where others use the authority, too. */
export type BelievedAuthority = { certificate: string; memberOf: string | null };

/** A station that may connect. Proven is one that showed its password or its certificate. */
export type KnownStation = Pick<
  DirectoryStation,
  | 'stationId'
  | 'epoch'
  | 'pings'
  | 'assumesVersion'
  | 'timeZone'
  | 'heartbeatSeconds'
  | 'admission'
  | 'everAccepted'
  | 'quirks'
  | 'heldElsewhere'
> & {
  organizationId: number;
  identifier: string;
  proven: boolean;
  /** With the password that it was to take: the one before it is dead from now on (S-5). */
  showedNewPassword: boolean;
  /** Where it came over TLS; the certificate is the one that it proved itself by. */
  tls: { certificate: ShownCertificate | undefined } | undefined;
};

export type KnockCause =
  | 'unknown_identifier'
  | 'no_password'
  | 'wrong_password'
  | 'no_version'
  | 'no_tls'
  | 'no_certificate'
  | 'unknown_authority'
  | 'certificate_of_another'
  | 'certificate_outdated'
  | 'certificate_revoked'
  | 'unfit_certificate';

/** A connection that was refused: of a known station with its cause, of a stranger with its identifier. */
export type Knock = {
  organizationId: number;
  stationId: number | null;
  identifier: string;
  cause: KnockCause;
  address: string;
};

/** What a station did against the specification, for its page. */
export type StationDeviation = { organizationId: number; stationId: number; rule: string; example: string };
