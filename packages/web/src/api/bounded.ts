// Sends a request that is given up where no answer comes in time, so that nothing waits for it for ever; knows no route.
import { ApiProblem } from './problem.ts';

const safeMethods = new Set(['GET', 'HEAD']);
export const isSafe = ({ method }: Pick<Request, 'method'>): boolean => safeMethods.has(method);

/** The server gives up a statement after a minute: what changes something is waited for longer than that, so that its end is known. */
const patienceMs = { toRead: 30_000, toChange: 90_000 };

type Parts = { send(request: Request): Promise<Response>; startTimer(timeoutMs: number): AbortSignal };
const inBrowser: Parts = {
  send: (request) => fetch(request),
  startTimer: (timeoutMs) => AbortSignal.timeout(timeoutMs),
};

/** A file on its way takes as long as the line does, and an import tells its way: what is no JSON has no bound. */
const isLong = ({ headers }: Request): boolean => !(headers.get('content-type') ?? 'json').includes('json');

export function sendBounded(request: Request, { send, startTimer }: Parts = inBrowser): Promise<Response> {
  if (isLong(request)) return send(request);
  const isReading = isSafe(request);
  const givenUp = new AbortController();
  const late = startTimer(isReading ? patienceMs.toRead : patienceMs.toChange);
  const giveUp = () => givenUp.abort(new ApiProblem({ code: isReading ? 'no_answer' : 'no_answer_to_change' }));
  late.addEventListener('abort', giveUp);
  request.signal.addEventListener('abort', () => givenUp.abort(request.signal.reason));
  return send(new Request(request, { signal: givenUp.signal }));
}
