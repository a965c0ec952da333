// Work whose way is told while it goes on, as lines of JSON, of which the last says how it ended. Knows no work by name.
import { PassThrough } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { problemOf } from './problem.ts';

export type Telling = {
  tell(line: object): void;
  /** Aborted where whoever asked has gone. */
  signal: AbortSignal;
};

/** The answer begins at once, so that a failure stands in its last line: `{ "problem": … }`; else `{ "report": … }`. */
export function tellLines(
  request: FastifyRequest,
  reply: FastifyReply,
  work: (telling: Telling) => Promise<object>,
): PassThrough {
  const lines = new PassThrough();
  const gone = new AbortController();
  lines.once('close', () => gone.abort());
  const tell = (line: object) => {
    if (!lines.destroyed) lines.write(`${JSON.stringify(line)}\n`);
  };
  void work({ tell, signal: gone.signal })
    .then(
      (report) => tell({ report }),
      (error: unknown) => {
        if (!gone.signal.aborted) tell({ problem: problemOf(error, request) });
      },
    )
    .finally(() => lines.end());
  void reply.type('application/jsonl');
  return lines;
}
