// The OCPP versions and the WebSocket subprotocols that name them; knows nothing of handshakes.

/** A version of OCPP. */
export type OcppVersion = '1.6' | '2.0.1' | '2.1';

/** A WebSocket subprotocol as registered with IANA (OCPP-J 1.6 §3.1.2). */
export type Subprotocol = 'ocpp1.6' | 'ocpp2.0.1' | 'ocpp2.1';

/** Which version each subprotocol stands for (F-1). */
export const subprotocols: Readonly<Record<Subprotocol, OcppVersion>> = {
  'ocpp1.6': '1.6',
  'ocpp2.0.1': '2.0.1',
  'ocpp2.1': '2.1',
};
