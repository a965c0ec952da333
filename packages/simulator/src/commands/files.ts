// Files of a station: firmware that it fetches, logs that it brings; told about as the work goes on.
import type { Machine } from '../machine.ts';

const stepMs = 10_000;

export type FirmwareStatus = 'Downloading' | 'Downloaded' | 'DownloadFailed' | 'Installing' | 'Installed';
export type UploadStatus = 'Uploading' | 'Uploaded' | 'UploadFailed';
export type FileWork = {
  location: string;
  /** When to begin, in epoch milliseconds; now where that is past or is not said. */
  fromMs?: number;
  retries?: number | undefined;
  /** In seconds. */
  retryInterval?: number | undefined;
};

/** Downloads, and then installs a step at a time. */
export function fetchFirmware(machine: Machine, work: FileWork, tell: (status: FirmwareStatus) => void): void {
  const attempt = async () => {
    tell('Downloading');
    await machine.files.download(work.location);
    tell('Downloaded');
    machine.timers.after(stepMs, () => tell('Installing'));
    machine.timers.after(2 * stepMs, () => tell('Installed'));
  };
  tryFrom(machine, work, attempt, () => tell('DownloadFailed'));
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
  machine.timers.after(Math.max(0, fromMs - machine.clock.now()) || 0, () => tryOnce(retries));
}
