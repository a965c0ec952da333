// Makes the roles that the doors take on, and the login that may take them; grants nothing on any table.
import { createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { escapeIdentifier, escapeLiteral } from 'pg';
import type { Client } from 'pg';
import { StartRefused } from '../start-refused.ts';
import { scramVerifier } from './scram.ts';

const ROLES_FILE = new URL('./roles.sql', import.meta.url);
const ROLES = [
  'stationmaster_none',
  'stationmaster_app',
  'stationmaster_ingest',
  'stationmaster_directory',
  'stationmaster_sealer',
];
const INSUFFICIENT_PRIVILEGE = '42501';

/**
 * Makes the roles where the owner may, and answers the connection string for the pool.
 *
 * The pool uses `<owner>_login`, which owns nothing. Its password follows from the owner's, so that all nodes know it.
 * It connects as the owner itself where the owner may not make roles (then an administrator has run roles.sql), or where
 * the owner has no password in DATABASE_URL and we cannot know how the login would prove itself; over the embedded
 * server's private socket (`trusted`) no proof is asked for.
 */
export async function prepareRoles(owner: Client, ownerUrl: string, trusted: boolean): Promise<string> {
  const password = trusted ? undefined : owner.password;
  const { rows } = await owner.query<{ name: string; may_create: boolean }>(
    'select rolname as name, rolcreaterole or rolsuper as may_create from pg_roles where rolname = current_user',
  );
  const [role] = rows;
  if (!role) throw new Error('current_user is not in pg_roles');
  const made = role.may_create && (await tryMakingRoles(owner));
  if (made && (trusted || password)) {
    const login = `${role.name.slice(0, 50)}_login`;
    const loginPassword = password ? deriveLoginPassword(password) : undefined;
    if (await tryMakingLogin(owner, login, loginPassword)) return poolUrl(ownerUrl, login, loginPassword);
  }
  await requireMembership(owner, role.name, made);
  return poolUrl(ownerUrl);
}

async function tryMakingRoles(owner: Client): Promise<boolean> {
  return unlessForbidden(owner.query(await readFile(ROLES_FILE, 'utf8')));
}

async function tryMakingLogin(owner: Client, login: string, password: string | undefined): Promise<boolean> {
  const { rowCount } = await owner.query('select from pg_roles where rolname = $1', [login]);
  const name = escapeIdentifier(login);
  const verifier = password ? ` password ${escapeLiteral(scramVerifier(login, password))}` : '';
  // NOINHERIT before the grants: from version 16 on a grant remembers what was true when it was made.
  const statements = [
    `${rowCount ? 'alter' : 'create'} role ${name} with login noinherit connection limit -1${verifier}`,
    `grant ${ROLES.join(', ')} to ${name}`,
  ];
  return unlessForbidden(owner.query(statements.join('; ')));
}

async function requireMembership(owner: Client, name: string, mayGrant: boolean): Promise<void> {
  const grant = `grant ${ROLES.join(', ')} to ${escapeIdentifier(name)}`;
  if (mayGrant) await unlessForbidden(owner.query(grant));
  try {
    for (const role of ROLES) await owner.query(`set role ${role}; reset role`);
  } catch (cause) {
    throw new StartRefused(
      `The role ${name} of DATABASE_URL may neither create roles nor take on ours. Either let it create roles, ` +
        `or have an administrator of that PostgreSQL run, once:\n  psql -f ${ROLES_FILE.pathname} -c '${grant}'`,
      { cause },
    );
  }
}

async function unlessForbidden(query: Promise<unknown>): Promise<boolean> {
  try {
    await query;
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === INSUFFICIENT_PRIVILEGE) return false;
    throw error;
  }
}

function deriveLoginPassword(ownerPassword: string): string {
  return createHmac('sha256', ownerPassword).update('stationmaster login').digest('base64url');
}

/** Every connection of the pool begins as a role without a single grant: a statement outside the doors fails. */
function poolUrl(ownerUrl: string, login?: string, password?: string): string {
  const url = new URL(ownerUrl);
  if (login) url.username = encodeURIComponent(login);
  if (login) url.password = encodeURIComponent(password ?? '');
  const options = [url.searchParams.get('options'), '-c role=stationmaster_none'].filter(Boolean);
  url.searchParams.set('options', options.join(' '));
  return url.href;
}
