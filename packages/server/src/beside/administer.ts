// Makes organizations and operators without a browser: npm run organization -- …, npm run operator -- …
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { recordAudit } from '../audit/audit.ts';
import { besideServer, byHand, endWith, readWords, unknownOrganization } from './beside.ts';
import type { Doors, TenantTx } from '../db/doors.ts';
import { Failure } from '../failures.ts';
import { createRootGroup, demandGroup } from '../groups/groups.ts';
import { findRootGroupId } from '../operators/managing/queries.ts';
import { createOperator, resetPassword } from '../operators/operators.ts';
import { createOrganization, findOrganizationId } from '../organizations/organizations.ts';
import { StartRefused } from '../start-refused.ts';
import type { Role } from '../viewer.ts';

const usage = `Say one of these, with --demo for the demonstration. Passwords are read from standard input.
  npm run organization -- create --name NAME --slug ADDRESS --time-zone ZONE
  npm run operator -- create --organization ADDRESS --username NAME --name NAME --email ADDRESS [--role basic] [--base-group ID]
  npm run operator -- reset-password --username NAME`;

type Word = 'name' | 'slug' | 'time-zone' | 'organization' | 'username' | 'email' | 'role' | 'base-group';
type Said = Partial<Record<Word, string>>;
/** Answers what was done, in a sentence. */
type Task = (doors: Doors, said: Said) => Promise<string>;

const tasks: Record<string, { needs: readonly Word[]; may?: readonly Word[]; run: Task }> = {
  'organization create': { needs: ['name', 'slug', 'time-zone'], run: makeOrganization },
  'operator create': {
    needs: ['organization', 'username', 'name', 'email'],
    may: ['role', 'base-group'],
    run: makeOperator,
  },
  'operator reset-password': { needs: ['username'], run: giveNewPassword },
};

async function makeOrganization(doors: Doors, said: Said): Promise<string> {
  const { name = '', slug = '', 'time-zone': timeZone = '' } = said;
  if (!/^[a-z0-9][a-z0-9-]{0,47}$/.test(slug)) throw refused('--slug takes a to z, 0 to 9 and dashes, 48 at most.');
  const asked = { name: name.trim(), slug, timeZone };
  const id = await doors.withDirectory((tx) => createOrganization(tx, asked));
  await doors.withTenant(id, async (tx) => {
    await createRootGroup(tx, asked.name);
    const subject = { kind: 'organization', id };
    await recordAudit(tx, byHand, { action: 'organization.create', subject, after: asked });
  });
  return `The organization ${slug} is made. Next its first operator: npm run operator -- create --organization ${slug}`;
}

async function makeOperator(doors: Doors, said: Said): Promise<string> {
  const { organization = '', username = '', name = '', email = '' } = said;
  if (/\s/.test(username)) throw refused('--username has no spaces.');
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) throw refused('--email is no e-mail address.');
  const role = readRole(said.role);
  const organizationId = await doors.withDirectory((tx) => findOrganizationId(tx, organization));
  if (organizationId === undefined) throw unknownOrganization(organization);
  const person = { username, name: name.trim(), email };
  const password = await readSecret(`Password for ${username}: `);
  await doors.withTenant(organizationId, async (tx) => {
    const baseGroupId = await readBaseGroup(tx, said['base-group']);
    const id = await createOperator(tx, { ...person, password, role, baseGroupId });
    const subject = { kind: 'operator', id };
    await recordAudit(tx, byHand, { action: 'operator.create', subject, after: { ...person, role, baseGroupId } });
  });
  return `${username} can log in now.`;
}

async function giveNewPassword(doors: Doors, { username = '' }: Said): Promise<string> {
  const password = await readSecret(`New password for ${username}: `);
  await resetPassword(doors, byHand, { username, password });
  return `${username} has a new password. All logins with the old one have ended.`;
}

function readRole(text = 'admin'): Role {
  if (text !== 'admin' && text !== 'basic') throw refused('--role takes admin or basic.');
  return text;
}

/** The whole organization where no group is named. */
async function readBaseGroup(tx: TenantTx, text: string | undefined): Promise<number> {
  const rootGroupId = await findRootGroupId(tx);
  if (text === undefined) return rootGroupId;
  if (!/^[1-9]\d{0,14}$/.test(text)) throw refused('--base-group takes the number of a charging group.');
  await demandGroup(tx, { baseGroupId: rootGroupId, orphans: false }, Number(text));
  return Number(text);
}

/** From a pipe the first line; from a terminal what is typed, without showing it. Arguments are for all to see. */
async function readSecret(question: string): Promise<string> {
  if (!process.stdin.isTTY) return (await text(process.stdin)).split(/\r?\n/, 1)[0] ?? '';
  process.stderr.write(question);
  const silent = new Writable({ write: (_piece, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: silent, terminal: true });
  try {
    return await lines.question('');
  } finally {
    lines.close();
    process.stderr.write('\n');
  }
}

function refused(sentence: string): StartRefused {
  return new StartRefused(sentence, { exitCode: 2 });
}

function readTask(words: string[]): { run: Task; said: Said; demo: boolean } {
  const word = { type: 'string' } as const;
  const options = {
    name: word,
    slug: word,
    'time-zone': word,
    organization: word,
    username: word,
    email: word,
    role: word,
    'base-group': word,
    demo: { type: 'boolean', default: false },
  } as const;
  const { values, positionals } = readWords(usage, () => parseArgs({ args: words, options, allowPositionals: true }));
  const { demo, ...said } = values;
  const task = tasks[positionals.join(' ')];
  if (task === undefined) throw refused(usage);
  const { needs, may = [], run } = task;
  const missing = needs.find((name) => !said[name]?.trim());
  if (missing !== undefined) throw refused(`--${missing} is needed.\n${usage}`);
  const surplus = Object.keys(said).find((name) => ![...needs, ...may].some((known) => known === name));
  if (surplus !== undefined) throw refused(`--${surplus} has no meaning here.\n${usage}`);
  return { run, said, demo };
}

/** The same sentences as in the panel, with what is wrong at a field. */
async function inWords(run: () => Promise<string>): Promise<string> {
  try {
    return await run();
  } catch (cause) {
    if (!(cause instanceof Failure)) throw cause;
    throw new StartRefused(Object.values(cause.fields ?? {}).join('\n') || cause.message, { exitCode: 2, cause });
  }
}

await endWith(() => {
  const { run, said, demo } = readTask(process.argv.slice(2));
  return besideServer(demo, async ({ doors }) => {
    console.log(await inWords(() => run(doors, said)));
    return 0;
  });
});
