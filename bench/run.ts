// `npm run bench`: measures our server and, by turns in the same run, what a bare server and the same PostgreSQL can do.
import { readFile, writeFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { readOptions, usage, type Options, type PartName } from './options.ts';
import { atHalfLoad } from './parts/half-load.ts';
import { idleMemory } from './parts/idle-memory.ts';
import { nodes } from './parts/nodes.ts';
import { panel } from './parts/panel.ts';
import { reports } from './parts/reports.ts';
import { restart } from './parts/restart.ts';
import { sheet } from './parts/sheet.ts';
import { stationList } from './parts/station-list.ts';
import { rowsStored } from './parts/rows.ts';
import { throughput, type Result } from './parts/throughput.ts';
import { goalsTable, machine, runsTable } from './report.ts';
import { setStage, type Stage } from './stage.ts';

const parts: Readonly<Record<PartName, (stage: Stage, options: Options) => Promise<Result>>> = {
  session: (stage, options) => throughput(stage, options, 'session'),
  'session-2.0.1': (stage, options) => throughput(stage, options, 'session-2.0.1'),
  heartbeat: (stage, options) => throughput(stage, options, 'heartbeat'),
  rows: rowsStored,
  latency: atHalfLoad,
  memory: idleMemory,
  restart,
  'station-list': stationList,
  sheet,
  reports,
  panel,
  nodes,
};

const mostOfOtherParts = 1_200;
const calmMs = 500;
const resultsFile = new URL('./results/results.md', import.meta.url);
/** What is measured without traffic has a file of its own, where it is all that was asked for. */
const ownFiles: Partial<Record<PartName, URL>> = {
  'station-list': new URL('./results/station-list.md', import.meta.url),
  sheet: new URL('./results/sheet.md', import.meta.url),
  reports: new URL('./results/reports.md', import.meta.url),
  panel: new URL('./results/panel.md', import.meta.url),
  nodes: new URL('./results/nodes.md', import.meta.url),
};
/** What limits the numbers is written by hand below this line, and kept. */
const ownWords = '## What limits it';

async function main(args: readonly string[]): Promise<void> {
  const options = readOptions(args);
  const stage = await setStage({
    stationCount: Math.max(mostOfOtherParts, ...(options.stations ?? [])),
    nodeFlags: options.nodeFlags,
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void stage.close().finally(() => process.exit(130)));
  }
  const rows: Result['rows'] = [];
  const goals: Result['goals'] = [];
  try {
    for (const name of options.only) {
      console.log(`\n${name}`);
      const result = await parts[name](stage, options);
      rows.push(...result.rows);
      goals.push(...result.goals);
      if (result.rows.length > 0) console.log(runsTable(result.rows));
      if (result.goals.length > 0) console.log(goalsTable(result.goals));
      await delay(calmMs);
    }
  } finally {
    await stage.close();
  }
  const failed = rows.filter(({ run }) => run.failures > 0);
  for (const { server, traffic, run } of failed) console.error(`FAILED: ${traffic}, ${server}: ${run.firstFailure}`);
  if (failed.length > 0) process.exitCode = 1;
  else if (options.write) await keep(args, { rows, goals }, fileOf(options));
}

const fileOf = ({ only: [first, ...more] }: Options): URL =>
  (first === undefined || more.length > 0 ? undefined : ownFiles[first]) ?? resultsFile;

async function keep(args: readonly string[], { rows, goals }: Result, file: URL): Promise<void> {
  const before = await readFile(file, 'utf8').catch(() => '');
  const words = before.includes(ownWords) ? before.slice(before.indexOf(ownWords)) : `${ownWords}\n`;
  const command = ['npm run bench --', ...args].join(' ');
  const head = `# What was measured\n\n${new Date().toISOString().slice(0, 10)}, ${machine()}. Command: \`${command}\`.`;
  const tables = [goals.length > 0 && goalsTable(goals), rows.length > 0 && runsTable(rows)].filter(
    (table) => table !== false,
  );
  await writeFile(file, `${[head, ...tables, words].join('\n\n').trimEnd()}\n`);
}

if (process.argv.includes('--help')) console.log(usage);
else await main(process.argv.slice(2));
