// What all versions say alike of a file that a station is to fetch or bring.
import type { FileWish } from '../intents.ts';
import type { Payload } from './protocol.ts';

/** How often a station tries again by itself, and after how many seconds. */
export function retriesOf({ retries, retryIntervalSeconds }: FileWish): { retries?: number; retryInterval?: number } {
  return {
    ...(retries !== null && { retries }),
    ...(retryIntervalSeconds !== null && { retryInterval: retryIntervalSeconds }),
  };
}

/** Under which number we asked for it, where the station says so. */
export function readRequestId({ requestId }: Payload): number | null {
  const isNumber = typeof requestId === 'number' && Number.isInteger(requestId);
  return isNumber && Math.abs(requestId) < 2 ** 31 ? requestId : null;
}
