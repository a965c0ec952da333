// Finds circles in a graph of imports: between files where code is loaded, between the domain's modules always.
import { domainModuleOf } from './import-rules.ts';
import type { Edge } from './import-rules.ts';

export function cyclesOf(edges: readonly Edge[]): string[][] {
  const product = edges.filter(({ from }) => !from.endsWith('.test.ts'));
  const modules = product.flatMap(({ from, to }) => {
    const [source, target] = [domainModuleOf(from), domainModuleOf(to)];
    return source === undefined || target === undefined || source === target ? [] : [{ from: source, to: target }];
  });
  return [...circlesIn(product.filter(({ typeOnly }) => !typeOnly)), ...circlesIn(modules)];
}

type Step = Pick<Edge, 'from' | 'to'>;

function circlesIn(edges: readonly Step[]): string[][] {
  const targets = Map.groupBy(edges, (edge) => edge.from);
  const done = new Set<string>();
  const circles: string[][] = [];
  const visit = (node: string, path: readonly string[]): void => {
    const start = path.indexOf(node);
    if (start >= 0) circles.push([...path.slice(start), node]);
    if (start >= 0 || done.has(node)) return;
    for (const { to } of targets.get(node) ?? []) visit(to, [...path, node]);
    done.add(node);
  };
  for (const node of targets.keys()) visit(node, []);
  return circles;
}
