// Where stations fetch files and bring them.
import type { Settings } from './config.ts';

/** Where stations have a port of their own, they may reach no other. */
export function filesUrlOf({ filesUrl, ocppPort }: Settings, panelUrl: string): string {
  const url = new URL(filesUrl ?? panelUrl);
  if (filesUrl === undefined && ocppPort !== undefined) url.port = String(ocppPort);
  return url.href.replace(/\/+$/, '');
}
