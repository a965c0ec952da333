// How a mail leaves the house: over SMTP, or into the data folder where there is no mail server. Knows no table.
import { createTransport, type SendMailOptions } from 'nodemailer';
import type { KeptMail, KeptMails } from './kept-mails.ts';
import { setbackOf, type Refusal, type Setback } from './rules.ts';

export type Carried = { state: 'sent' | 'kept' } | ({ state: 'refused' } & Setback);

export type MailServer = {
  host: string;
  port: number;
  /** From the first byte on, rather than by STARTTLS. */
  isEncrypted: boolean;
  isOnThisMachine: boolean;
  login: { user: string; password: string } | undefined;
};

/** `signal` breaks it off. */
export type Carrier = (mail: KeptMail, message: SendMailOptions, signal: AbortSignal) => Promise<Carried>;

/** Far more than an honest mail server needs; all of it passes before another attempt is due. */
const timeouts = { dnsTimeout: 10_000, connectionTimeout: 10_000, greetingTimeout: 20_000, socketTimeout: 60_000 };
const safe = { disableFileAccess: true, disableUrlAccess: true };

export function smtpCarrier(server: MailServer): Carrier {
  const transport = createTransport({ ...optionsFor(server), ...timeouts, ...safe });
  return async (_mail, message, signal) => {
    try {
      await transport.sendMail({ ...message, signal });
      return { state: 'sent' };
    } catch (error) {
      return { state: 'refused', ...setbackOf(error as Refusal) };
    }
  };
}

export function keepingCarrier(keptMails: KeptMails): Carrier {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows', ...safe });
  return async (mail, message) => {
    const { message: raw } = await transport.sendMail(message);
    await keptMails.write(mail, raw as Buffer);
    return { state: 'kept' };
  };
}

/** A password crosses no network in the clear; on this machine there is nobody to hide it from. */
function optionsFor({ host, port, isEncrypted, isOnThisMachine, login }: MailServer) {
  return {
    host,
    port,
    secure: isEncrypted,
    ignoreTLS: isOnThisMachine,
    requireTLS: login !== undefined && !isOnThisMachine,
    ...(login && { auth: { user: login.user, pass: login.password } }),
  };
}
