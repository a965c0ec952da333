// Verifying the audit log from the command line, beside a running server and without one.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { startEmbedded } from '../db/embedded/supervisor.ts';
import { withClient } from '../db/prepare.ts';
import { runCommand } from '../testing/command.ts';
import { startInstallation } from '../testing/installation.ts';

const installation = await startInstallation({ after });
const audit = (...words: string[]) => runCommand('audit.ts', words, installation.dataDir);
const own = ['verify', '--organization', 'kill-tests'];
const told =
  /^kill-tests: whole\. Seals: [1-9]\d*\. Sealed entries: 2\. Waiting for a seal: 0\.\nkill-tests: last seal (\d+:[0-9a-f]{64})$/;

test('wrong words and an unknown organization end it with a sentence and code 2', async () => {
  const refusals: [words: string[], sentence: RegExp][] = [
    [[], /^Say: npm run audit -- verify/],
    [['mend'], /^Say: npm run audit -- verify/],
    [['verify', '--kept', '7'], /^Say: npm run audit -- verify/],
    [['verify', '--all'], /^Unknown option '--all'.*Say:/],
    [['verify', '--organization', 'nobody'], /^There is no organization with the address "nobody"\.$/],
  ];
  for (const [words, sentence] of refusals) {
    const { code, errors } = await audit(...words);
    assert.equal(code, 2, errors);
    assert.match(errors, sentence);
  }
});

test('it tells of a whole log with code 0, beside the server and without it, and of a tampered one with code 1 (S-19)', async () => {
  assert.deepEqual(await audit('verify').then(({ code, errors }) => [code, errors]), [0, '']);
  await installation.operator.get('/me');
  assert.equal(await installation.server.interrupt(), 0);
  const { code, out, errors } = await audit(...own);
  assert.deepEqual([code, errors], [0, '']);
  const [, head = ''] = told.exec(out) ?? assert.fail(out);
  assert.equal((await audit(...own, '--kept', head)).code, 0);
  assert.match((await audit(...own, '--kept', `9${head}`)).out, /broken\. Seal 9\d+ is missing\./);

  await tamper("update audit_entries set address = '192.0.2.66' where action = 'organization.create'");
  const broken = await audit(...own);
  assert.equal(broken.code, 1);
  assert.match(broken.out, /^kill-tests: broken\. Entry \d+, sealed by seal 1 on \S+, was changed\./);
});

async function tamper(statement: string): Promise<void> {
  const postgres = await startEmbedded({ dataDir: installation.dataDir, say: () => undefined });
  const url = new URL(postgres.adminUrl);
  url.pathname = 'stationmaster';
  await withClient(url.href, (owner) => owner.query(statement));
  await postgres.stop();
}
