// A sheet of 100,000 tokens, two for each charging user: tried, imported, imported again and exported, against a tenth of it.
import { randomUUID } from 'node:crypto';
import { openDoors, type Doors } from '../../packages/server/src/db/doors.ts';
import { prepareSchema, withClient } from '../../packages/server/src/db/prepare.ts';
import { exportSheet } from '../../packages/server/src/drivers/sheet/export.ts';
import { importSheet } from '../../packages/server/src/drivers/sheet/import.ts';
import type { SheetReport } from '../../packages/server/src/drivers/sheet/wire.ts';
import { createRootGroup } from '../../packages/server/src/groups/groups.ts';
import { createOrganization } from '../../packages/server/src/organizations/organizations.ts';
import type { Viewer } from '../../packages/server/src/viewer.ts';
import type { Goal } from '../report.ts';
import type { Stage } from '../stage.ts';
import type { Result } from './throughput.ts';

const sizes = { small: 10_000, large: 100_000 };
const atMost = 12;

type Times = Record<'tried' | 'imported' | 'imported again, nothing new' | 'all tokens changed' | 'exported', number>;

export async function sheet({ ownerUrl }: Stage): Promise<Result> {
  const connectionString = await prepareSchema(ownerUrl, true, () => undefined);
  const doors = openDoors({ connection: { connectionString }, publish: () => undefined, onPoolError: () => undefined });
  try {
    // As autovacuum does within the minute.
    const analyze = () => withClient(ownerUrl, (owner) => owner.query('analyze'));
    const [against, reached] = [await measure(doors, analyze, sizes.small), await measure(doors, analyze, sizes.large)];
    const goals = Object.entries(reached).map(([what, ms]): Goal => {
      const yardstick = '10,000 tokens';
      return {
        what: `100,000 tokens: ${what}`,
        reached: ms,
        against: against[what as keyof Times],
        unit: 'ms',
        yardstick,
        atMost,
      };
    });
    return { rows: [], goals };
  } finally {
    await doors.close();
  }
}

async function measure(doors: Doors, analyze: () => Promise<unknown>, tokens: number): Promise<Times> {
  const viewer = await enter(doors);
  const bytes = (validTo: string) => Buffer.from(sheetOf(tokens, validTo));
  const run = (sent: Uint8Array, plan?: string) =>
    doors.withTenant(viewer.organization.id, (tx) =>
      importSheet(tx, viewer, { bytes: sent, plan, signal: new AbortController().signal, onProgress: () => undefined }),
    );
  const does = async (sent: Uint8Array): Promise<Timed> => {
    const tried = await timed(() => run(sent));
    const { plan } = tried.report;
    if (plan === null) throw new Error(JSON.stringify(tried.report.faults[0]));
    return { tried: tried.ms, ...(await timed(() => run(sent, plan))) };
  };
  const first = await does(bytes('2030-12-31'));
  await analyze();
  const again = await does(bytes('2030-12-31'));
  const changed = await does(bytes('2031-12-31'));
  const began = performance.now();
  for await (const rows of exportSheet(doors, viewer, {})) void rows.length;
  return {
    tried: first.tried,
    imported: first.ms,
    'imported again, nothing new': again.ms,
    'all tokens changed': changed.ms,
    exported: performance.now() - began,
  };
}

type Timed = { tried: number; ms: number; report: SheetReport };

async function timed(run: () => Promise<SheetReport>): Promise<Omit<Timed, 'tried'>> {
  const began = performance.now();
  const report = await run();
  return { report, ms: performance.now() - began };
}

async function enter(doors: Doors): Promise<Viewer> {
  const slug = `sheet-${randomUUID().slice(0, 8)}`;
  const id = await doors.withDirectory((tx) => createOrganization(tx, { name: slug, slug, timeZone: 'UTC' }));
  const baseGroupId = await doors.withTenant(id, (tx) => createRootGroup(tx, slug));
  return {
    kind: 'program',
    apiKeyId: 0,
    organization: { id, slug, name: slug, timeZone: 'UTC' },
    role: 'admin',
    baseGroup: { id: baseGroupId, name: slug },
    sight: { baseGroupId, orphans: true },
    actor: { operatorId: null, name: 'bench', address: null },
    pass: { key: slug, endsAt: new Date() },
  };
}

function sheetOf(tokens: number, validTo: string): string {
  const lines = Array.from({ length: tokens }, (_, nth) => {
    const user = nth >> 1;
    return `user${user}@example.com,First${user},Last${user},04${nth.toString(16).padStart(8, '0')},Key ring ${nth},${validTo}`;
  });
  return ['email,first name,last name,token,token name,valid to', ...lines].join('\r\n');
}
