// A NATS server of a test's own, which can be killed and started again on the same port.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { findNatsServer, NATS_REMEDY } from '../../../../../scripts/nats-server.mjs';

export type TestNats = {
  url: string;
  /** Ends it without a word. */
  kill(): Promise<void>;
  startAgain(): Promise<void>;
  stop(): Promise<void>;
};

const anyFree = -1;

export async function startTestNats(login?: { user: string; password: string }): Promise<TestNats> {
  const program = findNatsServer();
  if (program === undefined) throw new Error(NATS_REMEDY);
  const flags = login === undefined ? [] : ['--user', login.user, '--pass', login.password];
  let { server, port } = await start(program, anyFree, flags);

  async function kill(): Promise<void> {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const gone = once(server, 'close');
    server.kill('SIGKILL');
    await gone;
  }

  return {
    url: `nats://127.0.0.1:${port}`,
    kill,
    async startAgain() {
      ({ server, port } = await start(program, port, flags));
    },
    stop: kill,
  };
}

async function start(program: string, port: number, flags: string[]): Promise<{ server: ChildProcess; port: number }> {
  const args = ['--addr', '127.0.0.1', '--port', String(port), ...flags];
  const server = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  for await (const line of createInterface({ input: server.stderr })) {
    said += `${line}\n`;
    const found = /Listening for client connections on \S+:(\d+)/.exec(line)?.[1];
    if (found === undefined) continue;
    server.stderr.resume();
    return { server, port: Number(found) };
  }
  throw new Error(`The NATS server did not start:\n${said}`);
}
