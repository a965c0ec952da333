// From a granted handshake to a connection of the version that the station chose (F-1), or to a close in words.
import type { IncomingMessage } from 'node:http';
import { maxMessageBytes } from '@stationmaster/ocpp';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';
import type { ProtocolTable } from '../../ocpp/protocol.ts';
import { chooseSubprotocol, protocolOf, protocolOfVersion } from '../../ocpp/versions.ts';
import { closeCodes } from '../connection/close-codes.ts';
import { StationConnection } from '../connection/connection.ts';
import type { Surroundings } from '../connection/connection.ts';
import type { KnownStation } from '../known-station.ts';
import type { Entry, Presence } from '../presence.ts';
import type { Upgrade } from './handshakes.ts';

export type OpeningParts = {
  surroundings: Surroundings;
  presence: Pick<Presence, 'enter'>;
  onUnspoken(request: IncomingMessage, station: KnownStation): void;
};

export function createOpening({ surroundings, presence, onUnspoken }: OpeningParts) {
  const sockets = openSocketServer(surroundings.limits.closeTimeoutMs);

  function welcome(ws: WebSocket, request: IncomingMessage, station: KnownStation, entry: Entry): void {
    const protocol = protocolFor(ws, request, station);
    if (protocol === undefined) {
      ws.on('error', () => undefined);
      ws.close(closeCodes.protocolError, 'no OCPP version in common');
      return onUnspoken(request, station);
    }
    const connection = new StationConnection(ws, station, protocol, surroundings);
    if (!presence.enter(connection, entry)) connection.close(closeCodes.policyViolation, 'a newer connection is here');
  }

  return ({ request, socket, head }: Upgrade, station: KnownStation, entry: Entry): void =>
    sockets.handleUpgrade(request, socket, head, (ws) => welcome(ws, request, station, entry));
}

function openSocketServer(closeTimeoutMs: number): WebSocketServer {
  // A variable, since the types lack `closeTimeout`.
  const options = {
    noServer: true,
    clientTracking: false,
    maxPayload: maxMessageBytes,
    autoPong: false,
    closeTimeout: closeTimeoutMs,
    handleProtocols: (offered: Set<string>) => chooseSubprotocol(offered) ?? false,
    // Offered, for stations on costly lines; without takeover, since a window for each connection weighs more than it does.
    perMessageDeflate: { threshold: 4_096, serverNoContextTakeover: true, clientNoContextTakeover: true },
  };
  return new WebSocketServer(options);
}

/** None where the station named only versions that we do not speak, or none at all and none is assumed of it. */
function protocolFor(ws: WebSocket, request: IncomingMessage, station: KnownStation): ProtocolTable | undefined {
  if (ws.protocol !== '') return protocolOf(ws.protocol);
  if (request.headers['sec-websocket-protocol'] !== undefined) return undefined;
  return station.assumesVersion === null ? undefined : protocolOfVersion(station.assumesVersion);
}
