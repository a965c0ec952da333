// Decides where the embedded database lives and which account runs it, since PostgreSQL refuses to run as root.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { access, chmod, constants, mkdir, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { StartRefused } from '../../start-refused.ts';

export const SYSTEM_FOLDER = '/var/lib/stationmaster';

export type Account = { uid: number; gid: number };

/** `account` is who runs PostgreSQL where that is not the account that started us; `moved` says that `folder` is not the one asked for. */
export type Home = { folder: string; moved: boolean; account: Account | undefined };

export async function chooseHome(dataDir: string, systemFolder = SYSTEM_FOLDER): Promise<Home> {
  const asked = resolve(dataDir);
  const uid = process.getuid?.();
  const made = await stat(join(asked, 'postgres')).catch(() => undefined);
  if (uid !== 0) return { folder: await ownFolder(asked, made?.uid ?? uid), moved: false, account: undefined };
  if (made && made.uid !== 0) return { folder: asked, moved: false, account: { uid: made.uid, gid: made.gid } };
  const account = await nobody();
  if (await mayBeReached(asked)) return { folder: await sharedFolder(asked), moved: false, account };
  const named = createHash('sha256').update(asked).digest('hex').slice(0, 12);
  return { folder: await sharedFolder(join(systemFolder, named)), moved: true, account };
}

/** Whether every folder on the way, and what it leads to, lets any account through. */
export async function othersMayReach(path: string): Promise<boolean> {
  const found = await stat(path);
  if ((found.mode & 0o001) === 0) return false;
  const parent = dirname(path);
  return parent === path || othersMayReach(parent);
}

// The data folder itself is ours to open; what lies above it is not.
async function mayBeReached(folder: string): Promise<boolean> {
  const parent = dirname(folder);
  const found = await stat(parent).catch(() => undefined);
  return found ? othersMayReach(parent) : mayBeReached(parent);
}

async function ownFolder(folder: string, madeBy: number | undefined): Promise<string> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await access(folder, constants.W_OK);
  } catch (cause) {
    throw new StartRefused(
      `The data folder ${folder} is closed to this account: set DATA_DIR to one you may write to.`,
      {
        cause,
      },
    );
  }
  if (madeBy === process.getuid?.()) return folder;
  throw new StartRefused(
    `The database in ${folder} was made by another account: start as that one or as root, or set DATA_DIR to another folder.`,
  );
}

// Others may pass through, not look around: each file in it carries its own mode.
async function sharedFolder(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o711 });
  await chmod(folder, (await stat(folder)).mode | 0o711);
  return folder;
}

async function nobody(): Promise<Account> {
  const id = async (option: string) => Number((await promisify(execFile)('id', [option, 'nobody'])).stdout);
  return { uid: await id('-u'), gid: await id('-g') };
}
