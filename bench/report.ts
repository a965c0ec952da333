// Says what was measured, as tables that a terminal and Markdown both show; measures nothing.
import { cpus, totalmem } from 'node:os';
import type { Run } from './measure.ts';

export type Row = { server: string; traffic: string; stations: number; run: Run };

/** What was reached against a yardstick, and the bound on their ratio. */
export type Goal = {
  what: string;
  reached: number;
  against: number;
  unit: string;
  yardstick: string;
  atLeast?: number;
  atMost?: number;
};

const rowHeads = ['traffic', 'stations', 'server', 'requests/s', 'p50 ms', 'p95 ms', 'p99 ms'];
const costHeads = ['CPU ms per 1,000: server', 'PostgreSQL', 'load', 'failures'];
const goalHeads = ['what', 'reached', 'yardstick', 'ratio', 'goal', 'met'];

export function runsTable(rows: readonly Row[]): string {
  return table([...rowHeads, ...costHeads], rows.map(cellsOf));
}

function cellsOf({ server, traffic, stations, run }: Row): string[] {
  const { perSecond, p50Ms, p95Ms, p99Ms, cost, failures } = run;
  const times = [p50Ms, p95Ms, p99Ms].map((ms) => ms.toFixed(2));
  const costs = [cost.server, cost.postgres, cost.load].map((seconds) => (seconds * 1000).toFixed(1));
  return [traffic, whole(stations), server, whole(perSecond), ...times, ...costs, String(failures)];
}

export function goalsTable(goals: readonly Goal[]): string {
  const cells = goals.map((goal) => {
    const bound = goal.atLeast === undefined ? `at most ${goal.atMost}` : `at least ${goal.atLeast}`;
    const against = `${amount(goal.against)} ${goal.unit} (${goal.yardstick})`;
    return [
      goal.what,
      `${amount(goal.reached)} ${goal.unit}`,
      against,
      ratioOf(goal).toFixed(2),
      bound,
      isMet(goal) ? 'yes' : 'no',
    ];
  });
  return table(goalHeads, cells);
}

function ratioOf({ reached, against }: Goal): number {
  return reached / against;
}

function isMet(goal: Goal): boolean {
  const ratio = ratioOf(goal);
  return ratio >= (goal.atLeast ?? 0) && ratio <= (goal.atMost ?? Infinity);
}

export function machine(): string {
  const [cpu] = cpus();
  const gibibytes = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} × ${cpu?.model ?? 'CPU'}, ${gibibytes} GiB, ${process.platform}, Node ${process.version}`;
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en');
}

function amount(value: number): string {
  return value >= 100 ? whole(value) : value.toPrecision(3);
}

function table(heads: readonly string[], rows: readonly string[][]): string {
  const widths = heads.map((head, column) => Math.max(head.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(heads), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
