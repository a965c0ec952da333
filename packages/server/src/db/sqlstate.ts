// What a failure of the database means for its caller. The only place that reads SQLSTATE; knows nothing of the domain.
import { Failure, type FailureCode } from '../failures.ts';

export type DatabaseFault = 'passing' | 'repeat' | 'offender' | 'away';

function sqlstateOf(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? code : undefined;
}

const passing = new Set(['40001', '40P01', '55P03']);
const repeatable = new Set(['23503', '23505']);

/**
 * Serialization failures, deadlocks and locks pass by themselves; a row that was missing, or that another wrote first, may
 * be there the next time; the rest of classes 22 and 23 is the fault of a row; all else means that we cannot store now.
 */
export function faultOf(error: unknown): DatabaseFault {
  const state = sqlstateOf(error);
  // A fault of our own while it handled a row: it would come again with the row, for everybody in the batch.
  if (error instanceof TypeError || error instanceof RangeError) return 'offender';
  if (state === undefined) return 'away';
  if (passing.has(state)) return 'passing';
  if (repeatable.has(state)) return 'repeat';
  return state.startsWith('23') || state.startsWith('22') ? 'offender' : 'away';
}

export function describeFault(error: unknown): { sqlstate: string; message: string } {
  return { sqlstate: sqlstateOf(error) ?? '-----', message: error instanceof Error ? error.message : String(error) };
}

/** True where the database said that a unique index stands in the way. */
function isUniqueViolation(error: unknown, constraint: string): boolean {
  return (
    sqlstateOf(error) === '23505' && error instanceof Error && 'constraint' in error && error.constraint === constraint
  );
}

/** Runs a statement whose unique indexes speak for themselves: constraint name to the refusal the operator reads. */
export async function refusing<T>(taken: Partial<Record<string, FailureCode>>, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    for (const [constraint, code] of Object.entries(taken)) {
      if (code !== undefined && isUniqueViolation(error, constraint)) throw new Failure(code, { cause: error });
    }
    throw error;
  }
}

/** NUL in text, in JSON, and dates beyond what PostgreSQL knows: what no schema of a request can rule out. */
const unfitValues = new Set(['22021', '22P05', '22007', '22008']);

/** Whether a value that somebody gave is none that the database can hold. */
export function isUnfitValue(error: unknown): boolean {
  return unfitValues.has(sqlstateOf(error) ?? '');
}

/** Whether the connection to the database, rather than a statement, has failed. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error) || error instanceof Failure) return false;
  const state = sqlstateOf(error);
  if (state !== undefined) return /^(08|53|57|25006)/.test(state);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return (
    /^E[A-Z]+$/.test(code) ||
    /Connection terminated|connection error|timeout exceeded when trying to connect|not queryable/.test(error.message)
  );
}
