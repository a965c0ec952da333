// Passwords of stations: how they are made, read in either spelling, and hashed; knows no table and no socket.
import { createHmac } from 'node:crypto';

const keyBytes = 20;
const hexSpelling = /^[0-9a-f]{40}$/i;

/** A key arrives as 20 raw bytes or as the 40 hexadecimal letters that stand for them: both are the same key. */
export function canonicalPassword(bytes: Buffer): Buffer {
  const spelled = bytes.length === keyBytes * 2 && hexSpelling.test(bytes.toString('latin1'));
  return spelled ? Buffer.from(bytes.toString('latin1'), 'hex') : bytes;
}

/** Keyed and fast, since all stations may come back at once (S-2); the key is not in the database. */
export function hashStationPassword(secretKey: string | Buffer, password: Buffer): Buffer {
  return createHmac('sha256', secretKey).update('station password\0').update(canonicalPassword(password)).digest();
}

/** The password that a station is sent: made anew of its seed each time, so that it lies nowhere. In hexadecimal letters. */
export function derivePassword(secretKey: string | Buffer, stationId: number, seed: Buffer): string {
  const derived = createHmac('sha256', secretKey).update(`sent station password\0${stationId}\0`).update(seed).digest();
  return derived.subarray(0, keyBytes).toString('hex');
}

/** A new key in its hexadecimal spelling, of so many bytes from `random`. */
export function generateStationPassword(random: (bytes: number) => Buffer): string {
  return random(keyBytes).toString('hex');
}
