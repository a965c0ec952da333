// Finds a NATS server for the tests of several nodes; plain JavaScript, since the set-up asks it before anything is installed.
import { findProgram } from './find-program.mjs';

export const NATS_REMEDY =
  'The tests of several nodes need a NATS server: install it (on Debian: apt-get install nats-server), or set NATS_SERVER to its path.';

/** The path of a NATS server, or undefined where there is none. NATS_SERVER overrules all others. */
export function findNatsServer(env = process.env) {
  // Debian puts it where only root looks.
  const elsewhere = ['/usr/sbin/nats-server', '/usr/local/bin/nats-server', '/opt/homebrew/bin/nats-server'];
  return findProgram({ given: env.NATS_SERVER, names: ['nats-server'], elsewhere, path: env.PATH });
}
