// Takes a base backup of a running cluster over the replication protocol: one tar, with the WAL that makes it whole. Keeps nothing.
import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { Client, type Connection, type Submittable } from 'pg';
import { StartRefused } from '../../start-refused.ts';

// PostgreSQL reads its own pages and their checksums, leaves out what must not be in it, and puts `backup_label` there.
const command = "BASE_BACKUP (LABEL 'stationmaster', PROGRESS true, CHECKPOINT 'fast', WAL true, MANIFEST 'no')";

/** The kinds of message by their first byte; a second archive would be a tablespace. */
const [newArchive, contents] = ['n'.charCodeAt(0), 'd'.charCodeAt(0)];

// However long the copy takes, the WAL since its beginning stays until it is sent. The slot goes with its connection.
const keepWal = () =>
  `CREATE_REPLICATION_SLOT stationmaster_${randomUUID().replaceAll('-', '')} TEMPORARY PHYSICAL RESERVE_WAL`;

/** `onSize` is told about how many bytes will come. */
export async function* baseBackup(adminUrl: string, onSize: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  const url = new URL(adminUrl);
  url.searchParams.set('replication', 'true');
  const client = new Client({ connectionString: url.href, connectionTimeoutMillis: 15_000 });
  // What waits for bytes fails of it too.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(keepWal());
    yield* copyOf(client, onSize);
  } finally {
    // Given up on the way, this cuts the connection, and PostgreSQL ends the backup.
    await client.end();
  }
}

function copyOf(client: Client, onSize: (bytes: number) => void): Readable {
  let resume = () => {};
  let archives = 0;
  const bytes = new Readable({ read: () => resume() });
  const query: CopyOut = {
    submit(connection) {
      resume = () => connection.stream.resume();
      connection.query(command);
    },
    handleRowDescription: () => undefined,
    handleDataRow({ fields }) {
      // The first answer is a place in the WAL; the second names the folders, and has three columns.
      const [, location, kilobytes] = fields;
      if (fields.length === 3 && location === null) onSize(Number(kilobytes) * 1024);
    },
    handleCopyData({ chunk }, connection) {
      if (chunk[0] === newArchive && (archives += 1) > 1) bytes.destroy(new StartRefused(tablespaces));
      // The driver writes over what it hands out.
      if (chunk[0] === contents && !bytes.push(Buffer.from(chunk.subarray(1)))) connection.stream.pause();
    },
    handleCommandComplete: () => undefined,
    handleError: (error) => void bytes.destroy(error),
    handleReadyForQuery: () => void bytes.push(null),
  };
  client.query(query);
  return bytes;
}

const tablespaces =
  'The database has tablespaces outside of its folder, which a backup does not hold: take it with pg_basebackup.';

/** What the driver asks of a query that reads its answers itself. */
type CopyOut = Submittable & {
  handleRowDescription(): void;
  handleDataRow(row: { fields: (string | null)[] }): void;
  handleCopyData(message: { chunk: Buffer }, connection: Connection): void;
  handleCommandComplete(): void;
  handleError(error: Error): void;
  handleReadyForQuery(): void;
};
