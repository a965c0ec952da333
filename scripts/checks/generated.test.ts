import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { staleFiles } from './generated.ts';
import type { Generated } from './generated.ts';

function problemsOf(files: Readonly<Record<string, string>>, list: readonly Generated[]): string[] {
  const root = mkdtempSync(join(tmpdir(), 'generated-'));
  try {
    for (const [file, text] of Object.entries(files)) writeFileSync(join(root, file), text);
    return staleFiles(root, list, (_, [text = '']) => text);
  } finally {
    rmSync(root, { recursive: true });
  }
}

test('a generated file that equals its regeneration is well', () => {
  assert.deepEqual(problemsOf({ 'a.gen.ts': 'one\n' }, [{ file: 'a.gen.ts', command: ['one\n'] }]), []);
});

test('a generated file that was edited, or is missing, is named', () => {
  const list = [{ file: 'a.gen.ts', command: ['one\n'] }];
  assert.match(problemsOf({ 'a.gen.ts': 'one \n' }, list)[0] ?? '', /a\.gen\.ts: differs/);
  assert.match(problemsOf({}, list)[0] ?? '', /a\.gen\.ts: differs/);
});

test('a generated file that nothing makes is named', () => {
  assert.match(problemsOf({ 'a.gen.ts': 'one\n' }, [])[0] ?? '', /no command/);
});
