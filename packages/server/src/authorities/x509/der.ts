// Writes the bytes of ASN.1 (DER), as far as certificates need them; knows no certificate.

export function tagged(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

export const sequence = (...parts: Buffer[]): Buffer => tagged(0x30, ...parts);
export const integer = (bytes: Buffer): Buffer => tagged(0x02, bytes);
export const octets = (bytes: Buffer): Buffer => tagged(0x04, bytes);

export function object(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return tagged(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(inSevens)]));
}

/** A number in groups of seven bits, all but the last marked. */
function inSevens(value: number): number[] {
  const groups = [value & 0x7f];
  for (let rest = value >> 7; rest > 0; rest >>= 7) groups.unshift((rest & 0x7f) | 0x80);
  return groups;
}

/** In two figures for the year until 2049, as certificates are to have it (RFC 5280 §4.1.2.5). */
export function instant(at: Date): Buffer {
  const text = `${at.toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`;
  const isShort = at.getUTCFullYear() >= 1950 && at.getUTCFullYear() < 2050;
  return isShort ? tagged(0x17, Buffer.from(text.slice(2))) : tagged(0x18, Buffer.from(text));
}
