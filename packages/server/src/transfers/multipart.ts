// Takes the first file out of a multipart/form-data body as it streams in (RFC 7578); what else is in the form is skipped.
import { Failure } from '../failures.ts';

const mostHeadBytes = 16 * 1024;

export function boundaryIn(contentType: string | undefined): string | undefined {
  const [, quoted, bare] =
    /^multipart\/form-data\s*;.*?\bboundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType ?? '') ?? [];
  return quoted ?? bare;
}

export type FormFile = { name: string | null; bytes: AsyncIterable<Uint8Array> };

/** The file's bytes have to be read to their end before anything else is. */
export async function firstFile(body: AsyncIterable<Uint8Array>, boundary: string): Promise<FormFile> {
  const source = new Source(body);
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  // The first boundary may stand at the very start, without the line end before it.
  source.putBack(Buffer.from('\r\n'));
  for await (const _skipped of source.upTo(delimiter));
  for (;;) {
    const head = await headOf(source);
    const name = /^content-disposition:.*?\bfilename="?([^"\r\n;]*)/im.exec(head)?.[1];
    if (name !== undefined) return { name: name === '' ? null : name, bytes: source.upTo(delimiter) };
    for await (const _skipped of source.upTo(delimiter));
  }
}

async function headOf(source: Source): Promise<string> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of source.upTo(Buffer.from('\r\n\r\n'))) {
    parts.push(part);
    length += part.length;
    if (length > mostHeadBytes) throw unreadable();
  }
  const head = Buffer.concat(parts).toString('latin1');
  // Two dashes after a boundary: the form is over, and had no file.
  if (head.startsWith('--')) throw unreadable();
  return head;
}

/** A stream that is read up to a mark, again and again. */
class Source {
  readonly #chunks: AsyncIterator<Uint8Array>;
  #held: Buffer = Buffer.alloc(0);

  constructor(body: AsyncIterable<Uint8Array>) {
    this.#chunks = body[Symbol.asyncIterator]();
  }

  putBack(bytes: Buffer): void {
    this.#held = Buffer.concat([bytes, this.#held]);
  }

  /** Everything before the mark, which is taken too. A body that ends before it has broken off. */
  async *upTo(mark: Buffer): AsyncGenerator<Uint8Array> {
    for (;;) {
      const at = this.#held.indexOf(mark);
      if (at >= 0) {
        const before = this.#held.subarray(0, at);
        this.#held = this.#held.subarray(at + mark.length);
        if (before.length > 0) yield before;
        return;
      }
      // The mark may have begun in the last bytes.
      const sure = Math.max(0, this.#held.length - mark.length + 1);
      const part = this.#held.subarray(0, sure);
      this.#held = this.#held.subarray(sure);
      if (part.length > 0) yield part;
      const next = await this.#chunks.next();
      if (next.done === true) throw unreadable();
      this.#held = Buffer.concat([this.#held, next.value]);
    }
  }
}

function unreadable(): Failure {
  return new Failure('invalid_input', { detail: 'The form could not be read, or has no file in it.' });
}
