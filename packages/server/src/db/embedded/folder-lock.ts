// Keeps two starts from using one data folder; knows nothing of what lies in it.
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StartRefused } from '../../start-refused.ts';

export type FolderLock = { release(): void };

const SQLITE_BUSY = 5;

/**
 * Takes the folder, or answers undefined when a living process has it.
 * Node has no file locks of its own, but SQLite takes one of the operating system's: it is atomic, and it ends with the
 * process however that dies, where a file with a process number would go stale. Nothing else may open this file.
 */
export function lockFolder(folder: string): FolderLock | undefined {
  const path = join(folder, 'in-use.lock');
  const file = new DatabaseSync(path, { timeout: 0 });
  try {
    // Whoever can read a file can also keep others from locking it.
    chmodSync(path, 0o600);
    file.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    file.close();
    if ((error as { errcode?: number }).errcode === SQLITE_BUSY) return undefined;
    throw error;
  }
  return { release: () => file.close() };
}

export function folderInUse(folder: string): StartRefused {
  return new StartRefused(
    `Another Stationmaster is running on ${folder}: stop it first, or set DATA_DIR to another folder.`,
  );
}
