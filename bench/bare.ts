// The yardstick: a bare WebSocket server that parses and answers as a central system would, and keeps nothing at all.
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';

type Call = [type: 2, id: string, action: string, payload: Record<string, unknown>];

const accepted = { status: 'Accepted' };
let transactionId = 0;

function answerTo(action: string): object {
  switch (action) {
    case 'BootNotification':
      return { status: 'Accepted', currentTime: new Date().toISOString(), interval: 300 };
    case 'Heartbeat':
      return { currentTime: new Date().toISOString() };
    case 'Authorize':
      return { idTagInfo: accepted, idTokenInfo: accepted };
    case 'StopTransaction':
      return { idTagInfo: accepted };
    case 'TransactionEvent':
      return { idTokenInfo: accepted };
    case 'StartTransaction':
      return { transactionId: ++transactionId, idTagInfo: accepted };
    default:
      return {};
  }
}

const server = new WebSocketServer({ port: 0, host: '127.0.0.1', handleProtocols: ([first]) => first ?? false });
server.on('connection', (socket) => {
  socket.on('message', (text: Buffer) => {
    const [type, id, action] = JSON.parse(text.toString()) as Call;
    if (type === 2) socket.send(JSON.stringify([3, id, answerTo(action)]));
  });
});
server.on('listening', () => console.log(`ready: http://127.0.0.1:${(server.address() as AddressInfo).port}`));
process.once('SIGTERM', () => process.exit(0));
