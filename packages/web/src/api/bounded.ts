// Sends a request that is given up where no whole answer comes in time, so that nothing waits for it for ever; knows no route.
import { ApiProblem } from './problem.ts';

const safeMethods = new Set(['GET', 'HEAD']);
export const isSafe = ({ method }: Pick<Request, 'method'>): boolean => safeMethods.has(method);

/** The server gives up a statement after a minute: it is waited for longer than that, so that its end is known. */
const patienceMs = { toRead: 75_000, toChange: 90_000 };

type Parts = { send(request: Request): Promise<Response>; startTimer(timeoutMs: number): AbortSignal };
const inBrowser: Parts = {
  send: (request) => fetch(request),
  startTimer: (timeoutMs) => AbortSignal.timeout(timeoutMs),
};

/** A file on its way takes as long as the line does, and an import tells its way: what is no JSON has no bound. */
const isLong = ({ headers }: Request): boolean => !(headers.get('content-type') ?? 'json').includes('json');

/** For what takes as long as it does though it is JSON, and whose answer comes only once. */
export const sendHoweverLong = (request: Request): Promise<Response> => fetch(request);

export async function sendBounded(request: Request, { send, startTimer }: Parts = inBrowser): Promise<Response> {
  if (isLong(request)) return send(request);
  const isReading = isSafe(request);
  const late = startTimer(isReading ? patienceMs.toRead : patienceMs.toChange);
  const signal = AbortSignal.any([request.signal, late]);
  try {
    return await inWhole(await send(new Request(request, { signal })));
  } catch (cause) {
    // A body whose reading is cut off does not say why.
    request.signal.throwIfAborted();
    if (!late.aborted) throw cause;
    throw new ApiProblem({ code: isReading ? 'no_answer' : 'no_answer_to_change' }, { cause });
  }
}

/** An answer may begin and never end: it is read here, where the time still counts. */
async function inWhole(response: Response): Promise<Response> {
  const { status, statusText, headers } = response;
  const body = await response.arrayBuffer();
  return new Response(body.byteLength === 0 ? null : body, { status, statusText, headers });
}
