// The 2.1 table: the one value through which a connection that speaks 2.1 is served.
// The schemas' own path is imported: the dependency's entry compiles those of all versions at once, 1.5 s.
import * as schemas from 'typed-ocpp/dist/ocpp21/schemas.js';
import { createTable } from '../schema/create-table.ts';
import type { VersionTable } from '../table.ts';
import { fromStation21, toStation21, transactional21 } from './actions.ts';

/** The one message without an answer is named without the word that the others end in. */
const ofStream: Record<string, object> = {
  NotifyPeriodicEventStreamRequest: schemas.NotifyPeriodicEventStream as object,
  NotifyPeriodicEventStreamResponse: { type: 'object', additionalProperties: false },
};

/** OCPP 2.1. */
export const v21: VersionTable = createTable({
  version: '2.1',
  subprotocol: 'ocpp2.1',
  fromStation: new Set<string>(fromStation21),
  toStation: new Set<string>(toStation21),
  transactional: new Set<string>(transactional21),
  schemas: { ...schemas, ...ofStream },
});
