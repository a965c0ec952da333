// A test process: runs the files it is given without isolation and reports each test to the runner over IPC.
import { inspect } from 'node:util';
import { join, relative } from 'node:path';
import { run } from 'node:test';
import type { Report } from './report.ts';
import { repositoryRoot } from '../files.ts';

type Event = { name: string; file?: string | undefined; skip?: string | boolean; todo?: string | boolean };
type Ended = Event & { details: { type?: string | undefined; error?: Error & { failureType?: string } } };

const leakWatch = join(import.meta.dirname, 'leak-watch.ts');
const files = process.argv.slice(2);
const events = run({ files: [...files, leakWatch], isolation: 'none' });

events.on('test:dequeue', (event: Event) => tell({ kind: 'started', ...origin(event) }));
events.on('test:pass', (event: Ended) => {
  if (event.details.type === 'suite' || event.file === leakWatch) return;
  // The runner lets a file without tests pass as a test of its own.
  if (event.name === event.file) return tell({ kind: 'failed', ...origin(event), text: 'the file holds no test' });
  return tell({ kind: event.skip || event.todo ? 'skipped' : 'passed', ...origin(event) });
});
events.on('test:fail', (event: Ended) => {
  if (event.details.error?.failureType === 'subtestsFailed') return;
  if (event.todo) return tell({ kind: 'skipped', ...origin(event) });
  return tell({ kind: 'failed', ...origin(event), text: describe(event.details.error) });
});
events.on('test:summary', () => tell({ kind: 'ended' }));

function origin(event: Event): { file: string; title: string } {
  const file = event.file ? relative(repositoryRoot, event.file) : '';
  return { file, title: event.name === event.file ? file : event.name };
}

function describe(error: Error | undefined): string {
  return inspect(error?.cause ?? error, { depth: 8, colors: false });
}

function tell(report: Report): void {
  process.send?.(report);
}
