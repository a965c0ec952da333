// Checks that the audit log is as it was sealed: npm run audit -- verify [--organization SLUG] [--kept NUMBER:HASH]
import { parseArgs } from 'node:util';
import { verifySeals, type KnownHead, type Verdict } from '../audit/audit.ts';
import { besideServer, endWith, readWords, unknownOrganization, type Beside } from './beside.ts';
import { withClient } from '../db/prepare.ts';
import { listOrganizations } from '../organizations/organizations.ts';
import { claimInstallation, readSecretKey } from '../house/secret-key.ts';
import { StartRefused } from '../start-refused.ts';

const usage =
  'Say: npm run audit -- verify (and --organization SLUG for one, with --kept NUMBER:HASH for a seal that was noted; --demo for the demonstration).';

type Options = { slug: string | undefined; kept: KnownHead | undefined; demo: boolean };

function readOptions(words: string[]): Options {
  const options = {
    organization: { type: 'string' },
    kept: { type: 'string' },
    demo: { type: 'boolean', default: false },
  } as const;
  const { values, positionals } = readWords(usage, () => parseArgs({ args: words, options, allowPositionals: true }));
  const { organization: slug, demo } = values;
  const kept = readKept(values.kept);
  const isUnderstood = positionals.join(' ') === 'verify' && slug !== '' && (kept === undefined || slug !== undefined);
  if (!isUnderstood) throw new StartRefused(usage, { exitCode: 2 });
  return { slug, kept, demo };
}

function readKept(text: string | undefined): KnownHead | undefined {
  if (text === undefined) return undefined;
  const [, number, hash] = /^([1-9]\d{0,14}):([0-9a-f]{64})$/.exec(text) ?? [];
  if (number === undefined || hash === undefined) throw new StartRefused(usage, { exitCode: 2 });
  return { number: Number(number), hash };
}

/** Answers the exit code. */
async function verify({ doors, settings, database }: Beside, { slug, kept, demo }: Options): Promise<number> {
  const secretKey = await readSecretKey(database.dataDir, settings.secretKey);
  await withClient(database.ownerUrl, (owner) => claimInstallation(owner, { demo, secretKey }));
  const all = await doors.withDirectory(listOrganizations);
  const asked = slug === undefined ? all : all.filter((organization) => organization.slug === slug);
  if (slug !== undefined && asked.length === 0) throw unknownOrganization(slug);
  let isWhole = true;
  for (const organization of asked) {
    const verdict = await verifySeals({ doors, secretKey }, organization.id, kept);
    for (const sentence of sentences(organization.slug, verdict)) console.log(sentence);
    isWhole &&= verdict.broken === undefined;
  }
  return isWhole ? 0 : 1;
}

function sentences(slug: string, { broken, seals, entries, erased, unsealed, head }: Verdict): string[] {
  const count = (value: number) => value.toLocaleString('en');
  const counted = `Seals: ${count(seals)}. Sealed entries: ${count(entries)}. Waiting for a seal: ${count(unsealed)}.${erased > 0 ? ` Erased with charging users: ${count(erased)}.` : ''}`;
  if (broken !== undefined) return [`${slug}: broken. ${broken} Whole up to there: ${counted}`];
  return [`${slug}: whole. ${counted}`, ...(head ? [`${slug}: last seal ${head.number}:${head.hash}`] : [])];
}

await endWith(() => {
  const options = readOptions(process.argv.slice(2));
  return besideServer(options.demo, (beside) => verify(beside, options));
});
