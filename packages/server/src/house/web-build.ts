// Builds the panel when its sources have changed since the last build; knows nothing of what is in them.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify, stripVTControlCharacters } from 'node:util';
import { StartRefused } from '../start-refused.ts';

const REPOSITORY = fileURLToPath(new URL('../../../../', import.meta.url));
const NOT_SOURCES = new Set(['node_modules', 'dist']);

/** Answers the folder with the built panel. */
export async function buildWeb(
  say: (sentence: string) => void,
  web = join(REPOSITORY, 'packages/web'),
): Promise<string> {
  const dist = join(web, 'dist');
  const stamp = await hashSources(web);
  const built = await readFile(join(dist, '.built-from'), 'utf8').catch(() => '');
  if (built === stamp) return dist;
  say('Building the panel.');
  // Built aside: a build that is cut short, or a second one at the same time, leaves a whole panel in place.
  const unfinished = join(web, `node_modules/.dist-${process.pid}`);
  try {
    await runVite(web, unfinished);
    await writeFile(join(unfinished, '.built-from'), stamp);
    await rm(dist, { recursive: true, force: true });
    await rename(unfinished, dist);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  return dist;
}

async function runVite(web: string, outDir: string): Promise<void> {
  const vite = join(dirname(createRequire(join(web, 'package.json')).resolve('vite/package.json')), 'bin/vite.js');
  try {
    const args = [vite, 'build', '--outDir', outDir, '--emptyOutDir', '--logLevel', 'warn'];
    await promisify(execFile)(process.execPath, args, { cwd: web, env: { ...process.env, NODE_ENV: 'production' } });
  } catch (cause) {
    const said = (cause as { stderr?: string }).stderr ?? '';
    throw new StartRefused(`The panel cannot be built.\n${stripVTControlCharacters(said).trim()}`, { cause });
  }
}

/** A hash over the panel's files and the lock file: times would differ with each clone. */
async function hashSources(web: string): Promise<string> {
  const hash = createHash('sha256');
  for (const path of [join(REPOSITORY, 'package-lock.json'), ...(await listSources(web))]) {
    hash
      .update(`${relative(web, path)}\0`)
      .update(await readFile(path))
      .update('\0');
  }
  return hash.digest('hex');
}

async function listSources(folder: string): Promise<string[]> {
  const entries = (await readdir(folder, { withFileTypes: true })).filter(({ name }) => !NOT_SOURCES.has(name));
  const nested = entries.map(async (entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? listSources(path) : [path];
  });
  return (await Promise.all(nested)).flat().sort();
}
