// Checks every import of the repository against import-rules.ts; fails when it sees no module, since silence is no proof.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles, repositoryRoot } from '../files.ts';
import { cyclesOf } from './cycles.ts';
import type { Edge } from './import-rules.ts';
import { refusalOf } from './import-rules.ts';
import { resolveSpecifier, specifiersOf } from './specifiers.ts';

export type Examination = { modules: number; edges: Edge[]; problems: string[] };

export function examineImports(root: string): Examination {
  const modules = listFiles(root).filter((path) => /\.(ts|tsx|mjs)$/.test(path) && !path.endsWith('.d.ts'));
  const edges = modules.flatMap((from) =>
    specifiersOf(readFileSync(join(root, from), 'utf8')).map(({ name, typeOnly }) => ({
      from,
      to: resolveSpecifier(from, name, (path) => existsSync(join(root, path))),
      typeOnly,
    })),
  );
  const refused = edges.flatMap((edge) => {
    const reason = refusalOf(edge);
    return reason === undefined ? [] : [`${edge.from} imports ${edge.to}: ${reason}`];
  });
  const cycles = cyclesOf(edges).map((cycle) => `a circle of imports: ${cycle.join(' -> ')}`);
  const none = edges.length === 0 ? ['no import was seen at all, so nothing has been checked'] : [];
  return { modules: modules.length, edges, problems: [...refused, ...cycles, ...none] };
}

if (import.meta.main) {
  const { modules, edges, problems } = examineImports(repositoryRoot);
  for (const problem of problems) console.error(problem);
  console.log(`${edges.length} imports of ${modules} modules`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
