// Lists for `unnest` in PostgreSQL's binary form, which neither side has to spell out and parse; knows no statement's meaning.

type ElementType = {
  /** The type's number in every PostgreSQL's catalogue. */
  oid: number;
  /** Undefined for a value that has to be left to PostgreSQL to judge. */
  bytesOf(value: unknown): number | undefined;
  write(target: Buffer, value: never, at: number, bytes: number): void;
};

const twoTo32 = 4_294_967_296;
const postgresEpochMs = Date.UTC(2000, 0, 1);
const uuidSpelling = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

function microseconds(value: Date): number {
  return (value.getTime() - postgresEpochMs) * 1000;
}

function writeInt64(target: Buffer, value: number, at: number): void {
  const high = Math.floor(value / twoTo32);
  target.writeInt32BE(high, at);
  target.writeUInt32BE(value - high * twoTo32, at + 4);
}

const elementTypes: Readonly<Record<string, ElementType>> = {
  bigint: { oid: 20, bytesOf: (value) => (Number.isSafeInteger(value) ? 8 : undefined), write: writeInt64 },
  integer: {
    oid: 23,
    bytesOf: (value) => (Number.isInteger(value) && value === Number(value) >> 0 ? 4 : undefined),
    write: (target, value, at) => target.writeInt32BE(value, at),
  },
  boolean: {
    oid: 16,
    bytesOf: (value) => (typeof value === 'boolean' ? 1 : undefined),
    write: (target, value, at) => target.writeUInt8(value ? 1 : 0, at),
  },
  timestamptz: {
    oid: 1184,
    bytesOf: (value) => (value instanceof Date && Number.isSafeInteger(microseconds(value)) ? 8 : undefined),
    write: (target, value: Date, at) => writeInt64(target, microseconds(value), at),
  },
  uuid: {
    oid: 2950,
    bytesOf: (value) => (typeof value === 'string' && uuidSpelling.test(value) ? 16 : undefined),
    write: (target, value: string, at) => target.write(value.replaceAll('-', ''), at, 'hex'),
  },
  text: {
    oid: 25,
    bytesOf: (value) => (typeof value === 'string' ? Buffer.byteLength(value) : undefined),
    write: (target, value: string, at, bytes) => target.write(value, at, bytes, 'utf8'),
  },
};

const headBytes = 20;
const nullLength = -1;

/** The list as one binary parameter; undefined where a value is not plainly of the type. */
function encode(list: readonly unknown[], type: ElementType): Buffer | undefined {
  let total = headBytes;
  let hasNull = 0;
  const lengths = new Int32Array(list.length);
  for (const [place, value] of list.entries()) {
    const bytes = value === null || value === undefined ? nullLength : type.bytesOf(value);
    if (bytes === undefined) return undefined;
    lengths[place] = bytes;
    if (bytes === nullLength) hasNull = 1;
    total += 4 + Math.max(bytes, 0);
  }
  const target = Buffer.allocUnsafe(total);
  writeHead(target, { hasNull, oid: type.oid, length: list.length });
  let at = headBytes;
  for (const [place, value] of list.entries()) {
    const bytes = lengths[place] ?? nullLength;
    target.writeInt32BE(bytes, at);
    at += 4;
    if (bytes === nullLength) continue;
    // Its bytes were counted, so the value is of the type.
    type.write(target, value as never, at, bytes);
    at += bytes;
  }
  return target;
}

function writeHead(target: Buffer, { hasNull, oid, length }: { hasNull: number; oid: number; length: number }): void {
  const dimensions = 1;
  const firstIndex = 1;
  for (const [place, word] of [dimensions, hasNull, oid, length, firstIndex].entries()) {
    target.writeInt32BE(word, place * 4);
  }
}

const declared = /\$(\d+)::(\w+)\[\]/g;
const typesByName = new Map<string, ReadonlyMap<number, ElementType>>();

/** Which parameters of a named statement it declares as arrays, such as `$2::bigint[]`. */
function typesOf(name: string, text: string): ReadonlyMap<number, ElementType> {
  const found = typesByName.get(name);
  if (found !== undefined) return found;
  const types = new Map<number, ElementType>();
  for (const [, place, typeName = ''] of text.matchAll(declared)) {
    const type = elementTypes[typeName];
    if (type !== undefined) types.set(Number(place) - 1, type);
  }
  typesByName.set(name, types);
  return types;
}

/** The values with all lists that the statement declares the type of in binary form. */
export function withBinaryLists({
  name,
  text,
  values = [],
}: {
  name?: string;
  text: string;
  values?: readonly unknown[];
}): unknown[] {
  if (name === undefined) return [...values];
  const types = typesOf(name, text);
  return values.map((value, place) => {
    const type = types.get(place);
    if (type === undefined || !Array.isArray(value) || value.length === 0) return value;
    return encode(value, type) ?? value;
  });
}
