// Slows down guessing by account and by address, never locking anybody out (S-14); in memory, bounded.
import type { Clock } from '../../clock.ts';
import { Failure } from '../../failures.ts';

/** What is guessed at, a password or a second factor, and from where. */
type Attempt = { address: string } & ({ account: string } | { factor: string });
type Tried = { right: boolean; failures: number };
export type Throttle = {
  /** Before a refusal of what costs nothing to check: waits as the address has earned. What is right never comes here. */
  slowRefusal(address: string): Promise<void>;
  /** Runs the check after the wait that earlier failures earned. The right answer always counts, however late. */
  slowed(attempt: Attempt, check: () => Promise<boolean>): Promise<Tried>;
};

type Past = { failures: number; waiting: number; lastMs: number };
type Limits = { freeFailures: number; maxWaiting: number; longestDelayMs: number };

const limits = {
  account: { freeFailures: 3, maxWaiting: 8, longestDelayMs: 8_000 },
  // Three codes of a million are right at any time, so there is more to gain by trying on.
  factor: { freeFailures: 3, maxWaiting: 4, longestDelayMs: 30_000 },
  // Many people may sit behind one address.
  address: { freeFailures: 10, maxWaiting: 24, longestDelayMs: 8_000 },
} satisfies Record<string, Limits>;
const firstDelayMs = 250;
const forgottenAfterMs = 15 * 60_000;
const maxKept = 10_000;

export function createThrottle(clock: Clock): Throttle {
  const kept = new Map<string, Past>();

  function recordOf(key: string): Past {
    const known = kept.get(key);
    const fresh = known && clock.monotonicMs() - known.lastMs < forgottenAfterMs;
    const record = fresh || known?.waiting ? known : { failures: 0, waiting: 0, lastMs: clock.monotonicMs() };
    kept.delete(key);
    kept.set(key, record);
    if (kept.size > maxKept) dropOldest();
    return record;
  }

  function dropOldest(): void {
    const [oldest] = kept.keys();
    if (oldest !== undefined) kept.delete(oldest);
  }

  async function pause(delayMs: number): Promise<void> {
    if (delayMs > 0) await new Promise<void>((resolve) => clock.startTimer(delayMs, resolve));
  }

  return {
    async slowed(attempt, check) {
      const [kind, name] = goalOf(attempt);
      const account = recordOf(`${kind} ${name}`);
      const address = recordOf(`address ${attempt.address}`);
      // Whoever fills an account's places keeps it shut at one address alone; a second factor is met only with the password.
      const line = kind === 'factor' ? account : recordOf(`${kind} ${name} at ${attempt.address}`);
      if (line.waiting >= limits[kind].maxWaiting || address.waiting >= limits.address.maxWaiting) {
        throw new Failure('too_many_attempts');
      }
      const delayMs = Math.max(delayOf(account, limits[kind]), delayOf(address, limits.address));
      line.waiting += 1;
      address.waiting += 1;
      try {
        await pause(delayMs);
        const right = await check();
        const failures = right ? account.failures : account.failures + 1;
        account.failures = right ? 0 : failures;
        if (!right) address.failures += 1;
        account.lastMs = address.lastMs = clock.monotonicMs();
        return { right, failures };
      } finally {
        line.waiting -= 1;
        address.waiting -= 1;
      }
    },
    async slowRefusal(from) {
      const address = recordOf(`address ${from}`);
      if (address.waiting >= limits.address.maxWaiting) throw new Failure('too_many_attempts');
      const delayMs = delayOf(address, limits.address);
      address.failures += 1;
      address.lastMs = clock.monotonicMs();
      address.waiting += 1;
      await pause(delayMs);
      address.waiting -= 1;
    },
  };
}

function goalOf(attempt: Attempt): ['account' | 'factor', string] {
  return 'account' in attempt ? ['account', attempt.account] : ['factor', attempt.factor];
}

function delayOf({ failures }: Past, { freeFailures, longestDelayMs }: Limits): number {
  return failures < freeFailures ? 0 : Math.min(firstDelayMs * 2 ** (failures - freeFailures), longestDelayMs);
}
