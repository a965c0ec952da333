// The 1.6 table: the one value through which a connection that speaks 1.6 is served.
import type { VersionTable } from '../table.ts';
import { fromStation16, toStation16 } from './messages.ts';

/** OCPP 1.6 with the security extensions. */
export const v16: VersionTable = {
  version: '1.6',
  subprotocol: 'ocpp1.6',
  fromStation: new Set<string>(fromStation16),
  toStation: new Set<string>(toStation16),
  check: () => ({ payload: {}, deviations: [], failure: undefined }),
  checkOutgoing: () => undefined,
};
