// The versions we serve, by name and by WebSocket subprotocol; the only place where a connection's version is chosen.
import { OcppError, subprotocols } from '@stationmaster/ocpp';
import type { OcppVersion } from '@stationmaster/ocpp';
import type { StationCalls } from '../intents.ts';
import type { ProtocolTable } from './protocol.ts';
import { protocol16 } from './v16/table.ts';
import { protocol201 } from './v201/table.ts';
import { protocol21 } from './v21/table.ts';

const served: Record<OcppVersion, ProtocolTable> = { '1.6': protocol16, '2.0.1': protocol201, '2.1': protocol21 };

/** The settings by which stations of any version say how much they take at once. */
export const limitKeys = [...new Set(Object.values(served).flatMap((protocol) => protocol.limitKeys))];

/** The settings about lists of tokens, of each version. */
export const listKeys = Object.values(served).map(({ table, listKeys: keys }) => ({ version: table.version, ...keys }));

/** The settings about charging profiles, of each version. */
export const profileKeys = Object.values(served).map(({ table, profileKeys: keys }) => ({
  version: table.version,
  ...keys,
}));

export const stationCalls: StationCalls = {
  list(version) {
    const { toStation, outline } = protocolOfVersion(version)?.table ?? { toStation: [], outline: () => ({}) };
    return [...toStation].toSorted().map((action) => ({ action, outline: outline(action) }));
  },
  faultIn(version, { action, payload }) {
    const table = protocolOfVersion(version)?.table;
    if (table?.toStation.has(action) !== true) return `Stations of OCPP ${version} are not asked ${action}.`;
    try {
      table.checkOutgoing(action, 'request', payload);
      return undefined;
    } catch (error) {
      // A fault of the whole stands at the root of its JSON.
      if (error instanceof OcppError) return error.description.replace(/^\/ /, 'The request ');
      throw error;
    }
  },
};

/** The station's first choice that we speak (F-1). */
export function chooseSubprotocol(offered: Iterable<string>): string | undefined {
  for (const name of offered) if (protocolOf(name) !== undefined) return name;
  return undefined;
}

export function protocolOf(subprotocol: string): ProtocolTable | undefined {
  const version = Object.entries(subprotocols).find(([name]) => name === subprotocol)?.[1];
  return version && served[version];
}

/** The version that a station is set to be taken for when it names none (F-1). */
export function protocolOfVersion(version: string): ProtocolTable | undefined {
  return Object.values(served).find((protocol) => protocol.table.version === version);
}
