import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { repositoryRoot } from '../files.ts';
import { examineImports } from './imports.ts';

function problemsOf(tree: Readonly<Record<string, string>>): string[] {
  const root = mkdtempSync(join(tmpdir(), 'imports-'));
  try {
    for (const [path, source] of Object.entries(tree)) {
      mkdirSync(join(root, dirname(path)), { recursive: true });
      writeFileSync(join(root, path), source);
    }
    return examineImports(root).problems;
  } finally {
    rmSync(root, { recursive: true });
  }
}

const refused: readonly [from: string, specifier: string][] = [
  ['packages/ocpp/src/rpc/frame.ts', '@stationmaster/server'],
  ['packages/ocpp/src/rpc/frame.ts', 'node:fs'],
  ['packages/web/src/app/shell.tsx', '../../../server/src/facts.ts'],
  ['packages/simulator/src/main.ts', '@stationmaster/server'],
  ['packages/server/src/facts.ts', './db/doors.ts'],
  ['packages/server/src/db/doors.ts', '../stations/stations.ts'],
  ['packages/server/src/ocpp/v16/table.ts', '../../sessions/sessions.ts'],
  ['packages/server/src/ingest/writer.ts', '../gateway/router.ts'],
  ['packages/server/src/ingest/writer.ts', '../sessions/queries.ts'],
  ['packages/server/src/gateway/router.ts', '../sessions/sessions.ts'],
  ['packages/server/src/gateway/router.ts', '../stations/queries.ts'],
  ['packages/server/src/stations/stations.ts', '../groups/queries.ts'],
  ['packages/server/src/stations/stations.ts', '../http/server.ts'],
  ['packages/server/src/stations/stations.ts', '@stationmaster/ocpp'],
  ['packages/server/src/stations/routes.ts', '../groups/groups.ts'],
  ['packages/server/src/operators/logins/logins.ts', '../../http/route.ts'],
  ['packages/server/src/http/server.ts', '../stations/stations.ts'],
];

for (const [from, specifier] of refused) {
  test(`${from} may not import ${specifier}`, () => {
    const problems = problemsOf({ [from]: `import { x } from '${specifier}';\n` });
    assert.equal(problems.length, 1, problems.join('\n'));
    assert.match(problems[0] ?? '', /imports/);
  });
}

const allowed: readonly [from: string, specifier: string][] = [
  ['packages/server/src/main.ts', './gateway/router.ts'],
  ['packages/server/src/ocpp/v16/table.ts', '@stationmaster/ocpp'],
  ['packages/server/src/ingest/writer.ts', '../sessions/samples.ts'],
  ['packages/server/src/gateway/router.ts', '../stations/stations.ts'],
  ['packages/server/src/stations/stations.ts', '../groups/groups.ts'],
  ['packages/server/src/stations/routes.ts', '../http/route.ts'],
  ['packages/server/src/stations/routes.ts', './queries.ts'],
  ['packages/server/src/operators/logins/routes.ts', '../../http/route.ts'],
  ['packages/server/src/stations/stations.module.test.ts', '@stationmaster/simulator'],
  ['packages/simulator/src/station.ts', '@stationmaster/ocpp'],
];

for (const [from, specifier] of allowed) {
  test(`${from} may import ${specifier}`, () => {
    assert.deepEqual(problemsOf({ [from]: `import type { X } from '${specifier}';\n` }), []);
  });
}

test('imports in every form are seen', () => {
  const forms = [
    "import '../http/a.ts';",
    "import {\n  a,\n  b,\n} from '../http/b.ts';",
    "export * from '../http/c.ts';",
    "export type { X } from '../http/d.ts';",
    "const e = await import('../http/e.ts');",
  ];
  assert.equal(problemsOf({ 'packages/server/src/stations/stations.ts': forms.join('\n') }).length, forms.length);
});

test('two modules of the domain that import each other are a circle', () => {
  const problems = problemsOf({
    'packages/server/src/groups/groups.ts': "import { a } from '../stations/stations.ts';",
    'packages/server/src/stations/stations.ts': "import { b } from './rules.ts';",
    'packages/server/src/stations/rules.ts': "import { c } from '../groups/groups.ts';",
  });
  assert.ok(
    problems.some((problem) => problem.includes('groups -> stations -> groups')),
    problems.join('\n'),
  );
});

test('a tree in which no import is seen does not pass', () => {
  assert.deepEqual(problemsOf({ 'README.md': 'empty' }), ['no import was seen at all, so nothing has been checked']);
});

test('the modules of this repository are seen', () => {
  const { modules, edges } = examineImports(repositoryRoot);
  assert.ok(modules > 20 && edges.length > modules, `${edges.length} imports of ${modules} modules`);
});
