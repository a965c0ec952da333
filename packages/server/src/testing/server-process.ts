// Runs the real server as a user would: a process of its own, its words, its signals; knows nothing of what it serves.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export type ServerOptions = {
  dataDir: string;
  /** 0 takes a free one. */
  port?: number;
  env?: NodeJS.ProcessEnv;
};

export type LaunchedServer = {
  pid: number;
  /** Everything it has said until now, faults too. */
  output(): string;
  /** Resolves when it has said this; rejects when it ends without. */
  said(pattern: RegExp): Promise<RegExpExecArray>;
  signal(signal: 'SIGINT' | 'SIGTERM' | 'SIGKILL'): void;
  /** Resolves with the exit code; null where a signal ended it. */
  ended: Promise<number | null>;
  hasEnded(): boolean;
};

export type ServerProcess = LaunchedServer & {
  url: string;
  port: number;
  /** The one-time code of a first start; rejects when the server ends without having said one. */
  setupCode(): Promise<string>;
  /** Ends it without a word, as a power cut would; its PostgreSQL lives on. */
  kill9(): Promise<void>;
  /** Asks it to end in order. */
  interrupt(): Promise<number | null>;
};

const main = join(import.meta.dirname, '..', 'main.ts');
const readyLine = /Stationmaster is ready: \S*?:(\d+)\b/;
export const setupCodeWords = /\b(?:[A-Z2-9]{4}-){3}[A-Z2-9]{4}\b/;

/** Starts the server; resolves when it takes stations and operators. */
export async function startServerProcess(options: ServerOptions): Promise<ServerProcess> {
  const launched = launchServer(options);
  const [, port] = await launched.said(readyLine);
  return {
    ...launched,
    url: `http://127.0.0.1:${port}`,
    port: Number(port),
    setupCode: async () => (await launched.said(setupCodeWords))[0],
    async kill9() {
      launched.signal('SIGKILL');
      await launched.ended;
    },
    interrupt() {
      launched.signal('SIGINT');
      return launched.ended;
    },
  };
}

/** Starts the server and waits for nothing: for starts that are to be refused. */
export function launchServer({ dataDir, port = 0, env }: ServerOptions): LaunchedServer {
  const settings = { PATH: process.env['PATH'], DATA_DIR: dataDir, HOST: '127.0.0.1', PORT: String(port) };
  const server = spawn(process.execPath, [main], { env: { ...settings, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const listeners = new Set<() => void>();
  for (const stream of [server.stdout, server.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      for (const listener of listeners) listener();
    });
  }
  // `close` comes when the last word has been read.
  const ended = once(server, 'close').then(([code]: unknown[]) => (typeof code === 'number' ? code : null));
  const said = (pattern: RegExp) => heard(pattern, { output: () => output, listeners, ended });
  return {
    pid: server.pid ?? 0,
    output: () => output,
    said,
    signal: (signal: 'SIGINT' | 'SIGTERM' | 'SIGKILL') => void server.kill(signal),
    ended,
    hasEnded: () => server.exitCode !== null || server.signalCode !== null,
  };
}

type Hearing = { output(): string; listeners: Set<() => void>; ended: Promise<number | null> };

function heard(pattern: RegExp, { output, listeners, ended }: Hearing): Promise<RegExpExecArray> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const found = pattern.exec(output());
      if (found === null) return;
      listeners.delete(look);
      resolve(found);
    };
    listeners.add(look);
    look();
    void ended.then((code) => reject(new Error(`The server ended (${code}) without ${String(pattern)}:\n${output()}`)));
  });
}
