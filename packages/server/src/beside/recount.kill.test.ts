// Counting all again from the command line, beside a running server and without one.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { runCommand } from '../testing/command.ts';
import { makeDataFolder, postmasterPid, removeDataFolder } from '../testing/data-folder.ts';
import { startInstallation } from '../testing/installation.ts';

const installation = await startInstallation({ after });

const recount = (words: string[], dataDir = installation.dataDir) => runCommand('recount.ts', words, dataDir);
const own = ['--organization', 'kill-tests'];

test('it counts beside the running server, whose database it leaves running (E-14)', async () => {
  assert.deepEqual(await recount(own), {
    code: 0,
    out: 'All 0 charging events are counted again. 0 of them have other figures now.',
    errors: '',
  });
  await installation.operator.get('/me');
});

test('an unknown organization and wrong words end it with a sentence and code 2', async () => {
  const refusals: [words: string[], sentence: RegExp][] = [
    [['--organization', 'nobody'], /^There is no organization with the address "nobody"\.$/],
    [[], /^Say which: npm run recount -- --organization SLUG/],
    [['--everything'], /^Unknown option '--everything'.*Say which:/],
  ];
  for (const [words, sentence] of refusals) {
    const { code, errors } = await recount(words);
    assert.equal(code, 2);
    assert.match(errors, sentence);
  }
});

test('without a server it starts the database for the while, and where there is none it makes none', async () => {
  assert.equal(await installation.server.interrupt(), 0);
  assert.equal((await recount(own)).code, 0);
  assert.equal(await postmasterPid(installation.dataDir), undefined);
  const empty = await makeDataFolder();
  const { code, errors } = await recount(own, empty);
  assert.deepEqual([code, await postmasterPid(empty)], [2, undefined]);
  assert.match(errors, /^There is no database in \S+ yet/);
  await removeDataFolder(empty);
});
