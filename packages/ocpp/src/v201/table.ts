// The 2.0.1 table: the one value through which a connection that speaks 2.0.1 is served.
// The schemas' own path is imported: the dependency's entry compiles those of all versions at once, 1.5 s.
import * as schemas from 'typed-ocpp/dist/ocpp20/schemas.js';
import { createTable } from '../schema/create-table.ts';
import type { VersionTable } from '../table.ts';
import { fromStation201, toStation201, transactional201 } from './messages.ts';

/** OCPP 2.0.1. */
export const v201: VersionTable = createTable({
  version: '2.0.1',
  subprotocol: 'ocpp2.0.1',
  fromStation: new Set<string>(fromStation201),
  toStation: new Set<string>(toStation201),
  transactional: new Set<string>(transactional201),
  schemas,
});
