// The settings of TLS for stations, and what is wrong with them together.
import { readPort } from './readers.ts';
import { row } from './row.ts';

export const tlsRows = {
  tlsPort: row<number | undefined>({
    variable: 'TLS_PORT',
    fallback: undefined,
    read: readPort,
    remedy: 'a whole number from 0 (any free port) to 65535, another than PORT and OCPP_PORT',
    meaning: 'A port where stations come in over TLS (wss), with TLS_CERTIFICATE and TLS_KEY.',
    shownDefault: '8443 where TLS_CERTIFICATE is set',
  }),
  tlsCertificate: row<string | undefined>({
    variable: 'TLS_CERTIFICATE',
    fallback: undefined,
    read: (text) => text,
    remedy: 'a PEM file with the certificate of this server and those between it and its authority',
    meaning: 'The file of the certificate for TLS_PORT. It is read again when it changes, and on SIGHUP.',
    shownDefault: 'none',
  }),
  tlsKey: row<string | undefined>({
    variable: 'TLS_KEY',
    fallback: undefined,
    read: (text) => text,
    remedy: 'a PEM file with the private key of TLS_CERTIFICATE',
    meaning: 'The file of the private key of that certificate.',
    shownDefault: 'none',
  }),
  certificateHeader: row<string | undefined>({
    variable: 'CLIENT_CERTIFICATE_HEADER',
    fallback: undefined,
    read: (text) => (/^[a-z0-9-]+$/i.test(text) ? text.toLowerCase() : undefined),
    remedy: 'the name of a header, such as X-Client-Certificate',
    meaning:
      'The header in which TRUSTED_PROXIES hand on the certificate of a station. They must remove it from what comes in.',
    shownDefault: 'none: certificates count at TLS_PORT alone',
  }),
};

type Given = {
  port: number;
  ocppPort: number | undefined;
  tlsPort: number | undefined;
  tlsCertificate: string | undefined;
  tlsKey: string | undefined;
  certificateHeader: string | undefined;
  trustedProxies: readonly string[];
};

export const usualTlsPort = 8443;

export function tlsProblems({
  tlsPort,
  tlsCertificate,
  tlsKey,
  certificateHeader,
  trustedProxies,
  ...ports
}: Given): string[] {
  const problems: string[] = [];
  const named = [tlsPort, tlsCertificate, tlsKey].some((value) => value !== undefined);
  if (named && tlsCertificate === undefined)
    problems.push(`TLS_CERTIFICATE is missing. It takes ${tlsRows.tlsCertificate.remedy}.`);
  if (named && tlsKey === undefined) problems.push(`TLS_KEY is missing. It takes ${tlsRows.tlsKey.remedy}.`);
  const port = tlsPort ?? usualTlsPort;
  if (named && port !== 0 && (port === ports.port || port === ports.ocppPort)) {
    problems.push(`TLS_PORT is not usable. It takes ${tlsRows.tlsPort.remedy}.`);
  }
  if (certificateHeader !== undefined && trustedProxies.length === 0) {
    problems.push('CLIENT_CERTIFICATE_HEADER is believed of TRUSTED_PROXIES only: name them, too.');
  }
  return problems;
}
