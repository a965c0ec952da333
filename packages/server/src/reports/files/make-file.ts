// Makes a file of a report in a thread: charging events go there as it asks for them, its bytes come back as they are ready.
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { ReportSession } from '../wire.ts';
import type { FromThread, ToThread } from './file-thread.ts';
import type { FileOrder } from './order.ts';

const mostThreads = 2;
let threads = 0;
const waiting: (() => void)[] = [];

/** However many ask at once, few are made at once: the others wait for their turn. Takers must be quick, since a thread waits for them. */
export async function* makeFile(
  order: FileOrder,
  sets: AsyncIterable<ReportSession[]>,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array, void, undefined> {
  await turn(signal);
  try {
    yield* makeInThread(order, sets, signal);
  } finally {
    const next = waiting.shift();
    if (next === undefined) threads -= 1;
    else next();
  }
}

async function turn(signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  if (threads < mostThreads) {
    threads += 1;
    return;
  }
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const leave = () => {
    const place = waiting.indexOf(resolve);
    if (place < 0) return;
    waiting.splice(place, 1);
    reject(signal.reason as Error);
  };
  waiting.push(resolve);
  signal.addEventListener('abort', leave);
  await promise.finally(() => signal.removeEventListener('abort', leave));
}

/** Ends the thread when nobody takes the bytes any more. */
async function* makeInThread(
  order: FileOrder,
  sets: AsyncIterable<ReportSession[]>,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array, void, undefined> {
  const thread = new Worker(new URL('file-thread.ts', import.meta.url), { workerData: order });
  const source = sets[Symbol.asyncIterator]();
  const came: FromThread[] = [];
  let ended = false;
  let wake = () => {};
  thread.on('message', (message: FromThread) => {
    came.push(message);
    wake();
  });
  const exited = once(thread, 'exit').then(() => {
    ended = true;
    wake();
  });
  const onAbort = () => wake();
  signal.addEventListener('abort', onAbort);
  // Waiting for the end throws what the thread has failed with.
  exited.catch(() => wake());
  try {
    for (;;) {
      signal.throwIfAborted();
      const message = came.shift();
      if (message === 'more') {
        const next = await source.next();
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- threads have no origin
        thread.postMessage((next.done ? null : next.value) satisfies ToThread);
      } else if (message !== undefined) yield message;
      else if (ended) return await exited;
      else {
        await Promise.race([new Promise<void>((resolve) => (wake = resolve)), exited]);
      }
    }
  } finally {
    signal.removeEventListener('abort', onAbort);
    await thread.terminate();
    await source.return?.();
  }
}
