// Organizations and operators from the command line, beside a running server and without one.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { runCommand } from '../testing/command.ts';
import { postmasterPid } from '../testing/data-folder.ts';
import { startInstallation } from '../testing/installation.ts';
import { post } from '../testing/operator.ts';

const installation = await startInstallation({ after });

const administer = (words: string, secret = '') =>
  runCommand('administer.ts', words.split(' '), installation.dataDir, secret);
const logIn = async (username: string, password: string) =>
  (await post(`${installation.server.url}/api/v1/login`, { username, password })).status;

const zeta = 'operator create --organization second --username zeta --name Zeta --email zeta@example.com';
const word = 'a long way to Ravenna';

test('a further organization and its first admin are made beside the running server (M-domain-organizations)', async () => {
  const made = await administer('organization create --name Second --slug second --time-zone Europe/Helsinki');
  assert.deepEqual([made.code, made.errors], [0, '']);
  assert.deepEqual(await administer(zeta, `${word}\n`), { code: 0, out: 'zeta can log in now.', errors: '' });
  assert.equal(await logIn('zeta', word), 200);
});

test('what cannot be is said in a sentence, with code 2', async () => {
  const refusals: [words: string, secret: string, sentence: RegExp][] = [
    ['operator', '', /^Say one of these/],
    ['organization create --name Third --slug third', '', /^--time-zone is needed\./],
    ['operator reset-password --username zeta --slug x', '', /^--slug has no meaning here\./],
    ['organization create --name Second --slug second --time-zone UTC', '', /^This organization address is taken\.$/],
    ['organization create --name Third --slug third --time-zone Moon/Base', '', /^This time zone is not known\.$/],
    [zeta, word, /^This user name is taken\.$/],
    [zeta.replace('second', 'nobody'), word, /^There is no organization with the address "nobody"\.$/],
    [`${zeta.replaceAll('zeta', 'eta')} --base-group 999999`, word, /^Charging group does not exist\.$/],
    [zeta.replaceAll('zeta', 'eta'), 'short', /^A password has 12 characters at least\.$/],
    ['operator reset-password --username nobody', word, /^Operator not found\.$/],
  ];
  for (const [words, secret, sentence] of refusals) {
    const { code, errors } = await administer(words, secret);
    assert.equal(code, 2, errors);
    assert.match(errors, sentence);
  }
});

test('a new password ends what the old one opened, and is told to the audit log (S-13, S-19)', async () => {
  const given = await administer('operator reset-password --username zeta', 'seven bridges of Regensburg');
  assert.deepEqual([given.code, given.errors], [0, '']);
  assert.deepEqual([await logIn('zeta', word), await logIn('zeta', 'seven bridges of Regensburg')], [401, 200]);
});

test('without a server the database is started for the while', async () => {
  assert.equal(await installation.server.interrupt(), 0);
  const given = await administer('operator reset-password --username zeta', word);
  assert.deepEqual([given.code, given.errors], [0, '']);
  assert.equal(await postmasterPid(installation.dataDir), undefined);
});
