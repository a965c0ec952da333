// Runs in a thread of its own: asks for charging events set by set and gives the bytes of the file, so that stations never wait for it.
import { parentPort, workerData } from 'node:worker_threads';
import type { ReportSession } from '../wire.ts';
import type { FileOrder } from './order.ts';
import { pdfOf } from './pdf.ts';
import { xlsxOf } from './xlsx.ts';

export type ToThread = ReportSession[] | null;
export type FromThread = 'more' | Uint8Array;

const port = parentPort;
if (port === null) throw new Error('This runs in a thread.');
const order = workerData as FileOrder;

async function* sets(): AsyncGenerator<ReportSession[], void, undefined> {
  for (;;) {
    const answer = Promise.withResolvers<ToThread>();
    port?.once('message', answer.resolve);
    port?.postMessage('more' satisfies FromThread);
    const set = await answer.promise;
    if (set === null) return;
    yield set;
  }
}

async function* bytes(): AsyncGenerator<Uint8Array, void, undefined> {
  if (order.format === 'xlsx') yield* xlsxOf(order, sets());
  else yield await pdfOf(order, (await Array.fromAsync(sets())).flat());
}

for await (const chunk of bytes()) port.postMessage(chunk satisfies FromThread);
port.close();
