// Files of a station: firmware that it fetches, logs that it brings; told about as the work goes on.
import type { Machine } from '../machine.ts';
import { isSignedBy, signerOf } from './signature.ts';

const stepMs = 10_000;

export type FirmwareStatus = 'Downloading' | 'Downloaded' | 'DownloadFailed' | 'Installing' | 'Installed';
/** What is told of signed firmware besides. */
export type SignatureStatus = 'SignatureVerified' | 'InvalidSignature';
export type UploadStatus = 'Uploading' | 'Uploaded' | 'UploadFailed';
export type FileWork = {
  location: string;
  /** When to begin, in epoch milliseconds; now where that is past or is not said. */
  fromMs?: number;
  retries?: number | undefined;
  /** In seconds. */
  retryInterval?: number | undefined;
};

type Firmware = FileWork & {
  /** Not before, in epoch milliseconds. */
  installMs?: number;
  /** Where it is false, nothing is installed; whoever says so has told why. */
  isFit?(bytes: Uint8Array): boolean;
};

/** Downloads, and then installs a step at a time. */
export function fetchFirmware(machine: Machine, work: Firmware, tell: (status: FirmwareStatus) => void): void {
  const { installMs = 0, isFit = () => true } = work;
  const attempt = async () => {
    tell('Downloading');
    const bytes = await machine.files.download(work.location);
    tell('Downloaded');
    if (!isFit(bytes)) return;
    const waitMs = Math.max(stepMs, installMs - machine.clock.now());
    machine.timers.after(waitMs, () => tell('Installing'));
    machine.timers.after(waitMs + stepMs, () => tell('Installed'));
  };
  tryFrom(machine, work, attempt, () => tell('DownloadFailed'));
}

type Signed = {
  location: string;
  retrieveDateTime: string;
  installDateTime?: string | undefined;
  signature?: string | undefined;
  signingCertificate?: string | undefined;
};

/** What is to be done with firmware that may be signed; undefined where its certificate is none. */
export function signedWork(
  machine: Machine,
  { location, retrieveDateTime, installDateTime, signature, signingCertificate }: Signed,
  tell: (status: SignatureStatus) => void,
): Firmware | undefined {
  const install = installDateTime !== undefined && { installMs: Date.parse(installDateTime) };
  const work: Firmware = { location, fromMs: Date.parse(retrieveDateTime), ...install };
  if (signature === undefined || signingCertificate === undefined) return work;
  const signer = signerOf(signingCertificate, machine.clock.now());
  if (signer === undefined) return undefined;
  const isFit = (bytes: Uint8Array) => {
    const isSigned = isSignedBy(signer, signature, bytes);
    tell(isSigned ? 'SignatureVerified' : 'InvalidSignature');
    return isSigned;
  };
  return { ...work, isFit };
}

/** Brings what a station knows of itself. */
export function bringLog(
  machine: Machine,
  { name, ...work }: FileWork & { name: string },
  tell: (status: UploadStatus) => void,
): void {
  const attempt = async () => {
    tell('Uploading');
    const text = `Log of ${machine.options.identifier}, ${machine.now()}\n`;
    await machine.files.upload(work.location, { name, bytes: Buffer.from(text) });
    tell('Uploaded');
  };
  tryFrom(machine, work, attempt, () => tell('UploadFailed'));
}

function tryFrom(machine: Machine, work: FileWork, attempt: () => Promise<void>, giveUp: () => void): void {
  const { fromMs = 0, retries = 0, retryInterval = 10 } = work;
  const tryOnce = (left: number) => {
    attempt().catch(() => {
      if (left === 0) giveUp();
      else machine.timers.after(retryInterval * 1000, () => tryOnce(left - 1));
    });
  };
  const waitMs = fromMs - machine.clock.now();
  if (waitMs > 0) machine.timers.after(waitMs, () => tryOnce(retries));
  else tryOnce(retries);
}
