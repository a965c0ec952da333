// A mail server on this machine that keeps what it is given, for tests to read; refuses whom it is told to refuse.
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import type { MailServer } from '../config/config.ts';
import { readMessage, type ReadMessage } from '../mails/read-message.ts';

export type Mailbox = {
  /** For SMTP_URL. */
  url: string;
  /** The same as the settings have it. */
  server: MailServer;
  port: number;
  /** The next one to this address that was not asked for yet, as soon as it is there. */
  nextMail(to: string): Promise<ReadMessage>;
  /** To whom, in the order in which they came. */
  received: string[];
  stop(): Promise<void>;
};

export type MailboxOptions = {
  port?: number;
  /** Takes mails from nobody else. */
  login?: { user: string; password: string };
  /** What to say instead of taking a mail for this address. */
  refuse?(address: string): { code: number; text: string } | undefined;
};

export async function startMailbox({ port = 0, login, refuse }: MailboxOptions = {}): Promise<Mailbox> {
  const unread: { to: string; message: ReadMessage }[] = [];
  const readers = new Set<() => void>();
  const received: string[] = [];
  const smtp = new SMTPServer({
    authOptional: login === undefined,
    // It has no certificate of its own; on this machine nobody asks for one.
    hideSTARTTLS: true,
    allowInsecureAuth: true,
    disableReverseLookup: true,
    closeTimeout: 100,
    onAuth(auth, _session, answer) {
      const isRight = auth.username === login?.user && auth.password === login?.password;
      answer(isRight ? null : failing(535, 'Authentication failed'), { user: auth.username });
    },
    onRcptTo({ address }, _session, answer) {
      const refusal = refuse?.(address);
      answer(refusal === undefined ? null : failing(refusal.code, refusal.text));
    },
    onData(stream, session, answer) {
      void buffer(stream).then((raw) => {
        for (const { address } of session.envelope.rcptTo) {
          received.push(address);
          unread.push({ to: address, message: readMessage(raw) });
        }
        answer();
        for (const read of readers) read();
      });
    },
  });
  // A client that goes away in the middle is the affair of the test that made it.
  smtp.on('error', () => undefined);
  await new Promise<void>((resolve) => smtp.listen(port, '127.0.0.1', resolve));
  const opened = (smtp.server.address() as AddressInfo).port;
  const userInfo = login && `${encodeURIComponent(login.user)}:${encodeURIComponent(login.password)}@`;
  return {
    url: `smtp://${userInfo ?? ''}127.0.0.1:${opened}`,
    server: { host: '127.0.0.1', port: opened, isEncrypted: false, isOnThisMachine: true, login },
    port: opened,
    received,
    nextMail: (to) =>
      new Promise((resolve) => {
        const read = () => {
          const index = unread.findIndex((mail) => mail.to === to);
          const [found] = index < 0 ? [] : unread.splice(index, 1);
          if (found === undefined) return;
          readers.delete(read);
          resolve(found.message);
        };
        readers.add(read);
        read();
      }),
    stop: () => new Promise((resolve) => smtp.close(resolve)),
  };
}

function failing(responseCode: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode });
}
