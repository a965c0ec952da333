// TLS handshakes that failed: all are counted, and some told, since strangers decide how many there are. Which station or
// organization it was nobody knows yet: what comes after the handshake is a knock.
import type { Server, TLSSocket } from 'node:tls';
import type { Clock } from '../../clock.ts';

const minuteMs = 60_000;
const mostToldInMinute = 10;

type Parts = {
  server: Pick<Server, 'on'>;
  clock: Pick<Clock, 'monotonicMs'>;
  say(sentence: string): void;
};

/** Answers how many there were. */
export function watchHandshakes({ server, clock, say }: Parts): () => number {
  let failed = 0;
  let minute = { beganMs: clock.monotonicMs(), failed: 0 };

  function tell(
    error: NodeJS.ErrnoException & { reason?: string },
    { remoteAddress = 'an address now gone' }: TLSSocket,
  ) {
    failed += 1;
    const nowMs = clock.monotonicMs();
    if (nowMs - minute.beganMs >= minuteMs) {
      const untold = minute.failed - mostToldInMinute;
      if (untold > 0) say(`${untold} more TLS handshakes failed in the same minute.`);
      minute = { beganMs: nowMs, failed: 0 };
    }
    minute.failed += 1;
    if (minute.failed > mostToldInMinute) return;
    say(`A TLS handshake with ${remoteAddress} failed: ${error.reason ?? error.code ?? 'no reason is known'}.`);
  }

  // Asked for while the connection stands, or nobody could say whose it was once it is gone.
  server.on('connection', (socket) => void socket.remoteAddress);
  server.on('tlsClientError', tell);
  return () => failed;
}
