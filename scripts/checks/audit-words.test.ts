// Whether the panel has words for what the server writes into the audit log.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { auditLog } from '../../packages/web/src/features/audit-log/en.ts';
import { listFiles, repositoryRoot } from '../files.ts';

function actionsWritten(): Set<string> {
  const sources = listFiles(repositoryRoot).filter(
    (path) => /^packages\/server\/src\/.*\.ts$/.test(path) && !/\.test\.ts$|\/testing\/|\.gen\.ts$/.test(path),
  );
  const lines = sources.flatMap((path) => readFileSync(join(repositoryRoot, path), 'utf8').split('\n'));
  const writing = lines.filter((line) => /\baction\b|\brecord\(/.test(line));
  return new Set(writing.flatMap((line) => line.match(/(?<=')[a-z_]+\.[a-z_]+(?=')/g) ?? []));
}

test('every action that the server writes into the audit log has words in the panel (S-19)', () => {
  const worded = Object.entries(auditLog.action).flatMap(([kind, verbs]) =>
    Object.keys(verbs).map((verb) => `${kind}.${verb}`),
  );
  const written = actionsWritten();
  assert.ok(written.size > 80, 'it saw what the server writes');
  assert.deepEqual([...written.difference(new Set(worded))], []);
});
