// Writes and reads the tar format as far as backups need it: files and folders, one folder deep in the prefix. Touches no disk.

export type TarEntry = {
  name: string;
  mode: number;
  sizeBytes: number;
  modifiedAt: Date;
  isFolder: boolean;
  bytes: AsyncIterable<Uint8Array>;
};

/** What is being read is no tar, or only the beginning of one. */
export class TarBroken extends Error {}

const blockBytes = 512;
const nameBytes = 100;
const largestOctal = 8 ** 11;

/** An entry must hold as many bytes as it says. */
export async function* packTar(entries: AsyncIterable<TarEntry>): AsyncGenerator<Uint8Array> {
  for await (const entry of entries) {
    yield headerOf(entry);
    let written = 0;
    for await (const piece of entry.bytes) {
      written += piece.length;
      yield piece;
    }
    if (written !== entry.sizeBytes) throw new Error(`${entry.name} is ${written} bytes, not ${entry.sizeBytes}`);
    if (paddingOf(entry.sizeBytes) > 0) yield new Uint8Array(paddingOf(entry.sizeBytes));
  }
  yield new Uint8Array(2 * blockBytes);
}

/** What is not read of an entry is passed over when the next is asked for. */
export async function* readTar(source: AsyncIterable<Uint8Array>): AsyncGenerator<TarEntry> {
  const reader = readerOver(source);
  try {
    for (;;) {
      const header = await reader.whole(blockBytes);
      if (header.every((byte) => byte === 0)) break;
      const entry = readHeader(header);
      const body = bodyOf(reader, entry.sizeBytes);
      yield { ...entry, bytes: body.bytes() };
      await body.passOver();
      await reader.whole(paddingOf(entry.sizeBytes));
    }
    // To its last byte, so that what carries it may find its own checksum wrong.
    while ((await reader.upTo(Infinity)) !== undefined);
  } finally {
    await reader.end();
  }
}

function bodyOf(reader: Reader, sizeBytes: number) {
  let left = sizeBytes;
  const next = async () => {
    const piece = await reader.upTo(left);
    if (piece === undefined) throw new TarBroken('it ends too early');
    left -= piece.length;
    return piece;
  };
  return {
    async *bytes() {
      while (left > 0) yield await next();
    },
    async passOver() {
      while (left > 0) await next();
    },
  };
}

function paddingOf(sizeBytes: number): number {
  return (blockBytes - (sizeBytes % blockBytes)) % blockBytes;
}

function headerOf({ name, mode, sizeBytes, modifiedAt, isFolder }: TarEntry): Uint8Array {
  const header = Buffer.alloc(blockBytes);
  const slash = name.indexOf('/');
  const [prefix, rest] = slash < 0 ? ['', name] : [name.slice(0, slash), name.slice(slash + 1)];
  if (Buffer.byteLength(rest) > nameBytes) throw new Error(`${name} is too long a name for a tar file`);
  header.write(rest, 0);
  header.write(octal(mode, 7), 100);
  header.write(octal(0, 7), 108);
  header.write(octal(0, 7), 116);
  if (sizeBytes < largestOctal) header.write(octal(sizeBytes, 11), 124);
  else writeLarge(header, sizeBytes);
  header.write(octal(Math.max(0, Math.floor(modifiedAt.getTime() / 1000)), 11), 136);
  header.write(isFolder ? '5' : '0', 156);
  header.write('ustar\u000000', 257);
  header.write(prefix, 345);
  header.write(`${octal(checksumOf(header), 6)}\0 `, 148);
  return header;
}

function readHeader(header: Buffer): Omit<TarEntry, 'bytes'> {
  if (readOctal(header, 148, 8) !== checksumOf(header)) throw new TarBroken('it is damaged');
  const [name, prefix, type] = [readText(header, 0, nameBytes), readText(header, 345, 155), readText(header, 156, 1)];
  if (!['', '0', '5'].includes(type)) throw new TarBroken(`${name} is neither a file nor a folder`);
  return {
    name: (prefix === '' ? name : `${prefix}/${name}`).replace(/\/+$/, ''),
    mode: readOctal(header, 100, 8) & 0o777,
    sizeBytes: type === '5' ? 0 : readSize(header),
    modifiedAt: new Date(readOctal(header, 136, 12) * 1000),
    isFolder: type === '5',
  };
}

// Eight gigabytes and more are written in binary, with the highest bit set.
function writeLarge(header: Buffer, sizeBytes: number): void {
  header[124] = 0x80;
  header.writeBigUInt64BE(BigInt(sizeBytes), 128);
}

function readSize(header: Buffer): number {
  return ((header[124] ?? 0) & 0x80) === 0 ? readOctal(header, 124, 12) : Number(header.readBigUInt64BE(128));
}

/** The sum of all bytes, with the checksum itself taken for spaces. */
function checksumOf(header: Buffer): number {
  return header.reduce((sum, byte, at) => sum + (at >= 148 && at < 156 ? 0x20 : byte), 0);
}

function octal(value: number, digits: number): string {
  return value.toString(8).padStart(digits, '0');
}

function readOctal(header: Buffer, at: number, length: number): number {
  return Number.parseInt(readText(header, at, length).trim() || '0', 8);
}

function readText(header: Buffer, at: number, length: number): string {
  const field = header.subarray(at, at + length);
  const end = field.indexOf(0);
  return field.toString('utf8', 0, end < 0 ? length : end);
}

type Reader = {
  whole(length: number): Promise<Buffer>;
  /** What is at hand, at most so much; undefined at the end. */
  upTo(length: number): Promise<Uint8Array | undefined>;
  end(): Promise<void>;
};

function readerOver(source: AsyncIterable<Uint8Array>): Reader {
  const pieces = source[Symbol.asyncIterator]();
  let rest: Uint8Array = new Uint8Array();
  const upTo: Reader['upTo'] = async (length) => {
    while (rest.length === 0) {
      const next = await pieces.next();
      if (next.done === true) return undefined;
      rest = next.value;
    }
    const piece = rest.subarray(0, length);
    rest = rest.subarray(piece.length);
    return piece;
  };
  return {
    upTo,
    async whole(length) {
      const found: Uint8Array[] = [];
      for (let left = length; left > 0;) {
        const piece = await upTo(left);
        if (piece === undefined) throw new TarBroken('it ends too early');
        found.push(piece);
        left -= piece.length;
      }
      return Buffer.concat(found);
    },
    async end() {
      await pieces.return?.();
    },
  };
}
