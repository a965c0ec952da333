// Gives a stage one PostgreSQL for all its test files; knows nothing of tables.
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export async function withDatabase<T>(run: (env: NodeJS.ProcessEnv) => Promise<T>): Promise<T> {
  // Ctrl-C reaches a whole group of processes: this one is to outlive the tests that use it.
  const holder = fork(join(import.meta.dirname, 'test-cluster.ts'), {
    detached: true,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const gone = once(holder, 'exit');
  try {
    return await run({ TEST_DATABASE_ADMIN_URL: await addressFrom(holder) });
  } finally {
    if (holder.connected) holder.disconnect();
    await gone;
  }
}

function addressFrom(holder: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    holder.once('message', (address: string) => resolve(address));
    holder.once('exit', (code) => reject(new Error(`the database for the tests did not start (exit code ${code})`)));
  });
}
