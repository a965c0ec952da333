// Starts the processes that are measured and reads what they use of the machine; knows not what they do. Linux's /proc only.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export type Child = { process: ChildProcess; pid: number; url: string; stop(): Promise<void> };

const ticksPerSecond = 100;
const readyPatienceMs = 60_000;

/** Starts a server that says where it listens once it is ready. */
export async function startServer(
  script: string,
  env: NodeJS.ProcessEnv,
  nodeFlags: readonly string[] = [],
): Promise<Child> {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const child = spawn(process.execPath, [...nodeFlags, path], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await announced(child);
  const pid = child.pid;
  if (pid === undefined) throw new Error(`${script} has no process.`);
  return { process: child, pid, url, stop: () => end(child) };
}

async function announced(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('The server cannot be heard.');
  const patience = setTimeout(() => child.kill('SIGKILL'), readyPatienceMs);
  const said: string[] = [];
  try {
    for await (const line of createInterface({ input: child.stdout })) {
      said.push(line);
      const url = /ready: (http:\S+)/.exec(line)?.[1];
      if (url !== undefined) return url.replace('localhost', '127.0.0.1');
    }
  } finally {
    clearTimeout(patience);
    child.stdout.resume();
  }
  throw new Error(`The server did not start:\n${said.join('\n')}`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}

/** CPU seconds that these processes have used since they began. */
export async function cpuSecondsOf(...pids: readonly number[]): Promise<number> {
  const used = await Promise.all(pids.map((pid) => fieldsOf(pid)));
  return used.reduce((sum, fields) => sum + (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / ticksPerSecond, 0);
}

/** The process and all that it started. */
export async function familyOf(pid: number): Promise<number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const parents = await Promise.all(pids.map(async (one) => Number((await fieldsOf(one))[1] ?? 0)));
  return [pid, ...pids.filter((_, index) => parents[index] === pid)];
}

export async function parentOf(pid: number): Promise<number> {
  return Number((await fieldsOf(pid))[1] ?? 0);
}

export async function residentBytesOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1024;
}

/** What follows the program's name in /proc/<pid>/stat; nothing where the process has gone. */
async function fieldsOf(pid: number): Promise<string[]> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}
