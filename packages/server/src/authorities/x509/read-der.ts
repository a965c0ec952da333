// Reads the bytes of ASN.1 (DER), as far as requests for certificates and authorities need them; knows neither.

export type Element = {
  tag: number;
  /** With its tag and its length. */
  whole: Buffer;
  content: Buffer;
};

/** The elements that stand side by side in these bytes. Throws where they are not DER. */
export function elementsOf(bytes: Buffer): Element[] {
  const elements: Element[] = [];
  for (let at = 0; at < bytes.length;) {
    const begin = contentStart(bytes, at);
    const end = begin.at + begin.length;
    if (end > bytes.length) throw new RangeError('The bytes end within an element.');
    elements.push({ tag: bytes.readUInt8(at), whole: bytes.subarray(at, end), content: bytes.subarray(begin.at, end) });
    at = end;
  }
  return elements;
}

function contentStart(bytes: Buffer, at: number): { at: number; length: number } {
  const first = bytes.readUInt8(at + 1);
  if (first < 0x80) return { at: at + 2, length: first };
  const size = first & 0x7f;
  // Without a length (BER), or with one that no such thing has.
  if (size === 0 || size > 3) throw new RangeError('This is no length.');
  return { at: at + 2 + size, length: bytes.readUIntBE(at + 2, size) };
}
