// The one way to the server: typed calls, the token against forged requests, and errors as ApiProblem.
import createClient from 'openapi-fetch';
import { isSafe, sendBounded } from './bounded.ts';
import type { paths } from './schema.gen.ts';
import { ApiProblem, problemFrom } from './problem.ts';

let csrfToken = '';

/** The server hands the token out with the login; it must go with every request that changes something. */
export function rememberCsrfToken(token: string): void {
  csrfToken = token;
}

export const client = createClient<paths>({ baseUrl: '/api/v1', fetch: (request) => sendBounded(request) });

client.use({
  onRequest({ request }) {
    if (!isSafe(request)) request.headers.set('X-CSRF-Token', csrfToken);
    return request;
  },
});

type Reply<T> = { data?: T; error?: unknown; response: Response };

/** Waits for an answer and gives what it carries, or throws an ApiProblem. */
export async function answerOf<T>(reply: Promise<Reply<T>>): Promise<T> {
  const { data, error, response } = await reply.catch((cause: unknown) => {
    if (cause instanceof Error && cause.name === 'AbortError') throw cause;
    if (cause instanceof ApiProblem) throw cause;
    throw new ApiProblem({ code: 'no_connection' }, { cause });
  });
  if (!response.ok) throw problemFrom(response.status, error);
  return data as T;
}
