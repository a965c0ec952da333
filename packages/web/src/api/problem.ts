// The one error the panel knows: an answer of the server that is not a success, or no answer at all.
import type { Problem } from './contract.ts';
import { findTold, told } from './told/told.ts';

/** What goes wrong on the way to the server has no code of the server's. */
export type ProblemCode =
  | Problem['code']
  | 'no_connection'
  | 'no_answer'
  | 'no_answer_to_change'
  | 'unreadable_answer'
  | 'server_error';

export class ApiProblem extends Error {
  readonly status: number;
  readonly code: ProblemCode;
  readonly number: number | null;
  readonly reference: string | null;
  readonly fields: Record<string, string>;
  /** What the server says beyond the code's own sentence, where the panel's language is another and has words for it. */
  readonly detail: string | null;

  constructor(problem: Partial<Omit<Problem, 'code'>> & { code: ProblemCode }, options?: ErrorOptions) {
    super(told(problem.detail ?? problem.title ?? problem.code), options);
    this.name = 'ApiProblem';
    this.status = problem.status ?? 0;
    this.code = problem.code;
    this.number = problem.number ?? null;
    this.reference = problem.reference ?? null;
    this.fields = Object.fromEntries(
      Object.entries(problem.fields ?? {}).map(([field, fault]) => [field, told(fault)]),
    );
    this.detail = problem.detail === problem.title ? null : (findTold(problem.detail ?? '') ?? null);
  }
}

export const isLoginMissing = (error: unknown): boolean => error instanceof ApiProblem && error.code === 'login_ended';

/** What may go well when it is asked again: the server was not reached, or could not just now. */
export const isPassing = (error: unknown): boolean =>
  error instanceof ApiProblem && (error.status === 0 || error.status === 429 || error.status >= 500);

/** Not there, or not for this operator to see: the server tells the two apart for nobody. */
export const isMissing = (error: unknown): boolean => error instanceof ApiProblem && error.status === 404;

/** A proxy or a dying server may answer with something that is no problem document. */
export function problemFrom(status: number, body: unknown): ApiProblem {
  if (typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string') {
    return new ApiProblem({ ...body, code: body.code as Problem['code'], status });
  }
  return new ApiProblem({ code: status >= 500 ? 'server_error' : 'unreadable_answer', status });
}
