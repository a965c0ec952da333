// What the panel's HTTP face is told of where it and the stations' ports are reached.
import type { Settings } from './config.ts';

export function addressesOf({ publicUrl, ocppPort, tls, certificateHeader, demo }: Settings) {
  const takesCertificates = certificateHeader !== undefined;
  // A page of another name that points at this machine is not to reach the known passwords (S-21).
  return {
    publicUrl,
    ocppPort,
    tlsPort: tls?.port,
    takesCertificates,
    allowedHosts: demo ? ['localhost', '127.0.0.1', '[::1]'] : undefined,
  };
}
