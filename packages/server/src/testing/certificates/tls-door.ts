// A port of a gateway where stations come in over TLS, and stations that come there.
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { stationTls } from '../../config/tls-pair.ts';
import type { Gateway } from '../../gateway/gateway.ts';
import { connectRawStation, type RawStation } from '../gateway/raw-station.ts';
import { makeAuthority, makeCertificate, type Identity } from './certificates.ts';

type Coming = { shown?: Partial<Identity>; password?: string | undefined; subprotocol?: string };

export type TlsDoor = {
  /** Speaks 1.6 unless another subprotocol is given. */
  connect(identifier: string, coming: Coming): Promise<RawStation>;
  close(): Promise<void>;
};

export async function openTlsDoor(gateway: Gateway): Promise<TlsDoor> {
  const ofServers = makeAuthority('Authority of servers');
  const { certificate: cert, key } = makeCertificate(ofServers, { name: 'localhost', forServers: true });
  const server = createServer({ ...stationTls, cert, key });
  gateway.attach(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    connect: (identifier, { shown = {}, password, subprotocol = 'ocpp1.6' }) =>
      connectRawStation((server.address() as AddressInfo).port, {
        path: `/ocpp/acme/${identifier}`,
        subprotocols: [subprotocol],
        credentials: password === undefined ? undefined : { user: identifier, password },
        tls: { ca: ofServers.certificate, cert: shown.certificate, key: shown.key },
      }),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
