// The 1.6 table: the one value through which a connection that speaks 1.6 is served.
// The schemas' own path is imported: the dependency's entry compiles those of all versions at once, 1.5 s.
import * as schemas from 'typed-ocpp/dist/ocpp16/schemas.js';
import { createTable } from '../schema/create-table.ts';
import type { VersionTable } from '../table.ts';
import { fromStation16, toStation16, transactional16 } from './messages.ts';
import { withStandardLimits } from './standard-limits.ts';

/** OCPP 1.6 with the security extensions. */
export const v16: VersionTable = createTable({
  version: '1.6',
  subprotocol: 'ocpp1.6',
  fromStation: new Set<string>(fromStation16),
  toStation: new Set<string>(toStation16),
  transactional: new Set<string>(transactional16),
  schemas: withStandardLimits(schemas),
});
