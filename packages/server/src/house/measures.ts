// What Prometheus is told of the house beside the web server's own figures.
import type { BusLoad, JoinedBus } from '../bus/bus.ts';
import type { Doors } from '../db/doors.ts';
import type { Gateway } from '../gateway/gateway.ts';
import type { Measure } from '../http/measures.ts';
import type { Lease } from '../nodes/nodes.ts';
import type { BatchMeasure, Writer } from '../ingest/writer.ts';

export type IngestCounts = { refusedFacts: number; batches: number; facts: number; commitSeconds: number };

export function countBatch(counts: IngestCounts, { facts, seconds }: BatchMeasure): void {
  counts.batches += 1;
  counts.facts += facts;
  counts.commitSeconds += seconds;
}

type Measured = {
  writer: Writer;
  gateway: Gateway;
  doors: Doors;
  counts: IngestCounts;
  joined: JoinedBus | undefined;
  lease: Pick<Lease, 'nodes'>;
};

const measure = (name: string, help: string, read: () => number): Measure => ({ name, help, read });

export function measuresOf({ writer, gateway, doors, counts, joined, lease }: Measured): Measure[] {
  return [
    measure('stations_connected', 'Stations connected to this node.', () => gateway.load().connections),
    measure('station_handshakes', 'Stations that wait to be let in.', () => gateway.load().handshakes),
    measure('station_frames_received', 'Frames received from stations since the start.', () => gateway.load().framesIn),
    measure('station_frames_sent', 'Frames sent to stations since the start.', () => gateway.load().framesOut),
    measure('facts_waiting', 'Facts that wait for the next batch.', () => writer.load().waiting),
    measure('facts_committing', 'Facts in the batch that is being committed.', () => writer.load().committing),
    measure('facts_stored', 'Facts committed since the start.', () => counts.facts),
    measure('fact_batches', 'Batches committed since the start.', () => counts.batches),
    measure('fact_commit_seconds', 'Seconds spent committing batches since the start.', () => counts.commitSeconds),
    measure('facts_refused', 'Facts that the database refused and that were kept apart.', () => counts.refusedFacts),
    measure('pool_connections', 'Open connections of the pool.', () => doors.load().open),
    measure('pool_waiting', 'Requests that wait for a connection of the pool.', () => doors.load().waiting),
    measure('nodes', 'Nodes that work on the database, this one among them.', lease.nodes),
    ...(joined === undefined ? [] : measuresOfBus(joined)),
  ];
}

/** Of the port that stations reach over TLS. */
export function tlsMeasures(tls: { countFailed(): number; validUntil(): Date }): Measure[] {
  return [
    measure('tls_handshakes_failed', 'TLS handshakes of stations that failed since the start.', tls.countFailed),
    measure('tls_certificate_valid_until', 'When the certificate for stations ends, in seconds since 1970.', () =>
      Math.floor(tls.validUntil().getTime() / 1000),
    ),
  ];
}

function measuresOfBus({ isJoined, load }: JoinedBus): Measure[] {
  const counted = (name: keyof BusLoad, help: string) => measure(`bus_${name}`, help, () => load()[name]);
  return [
    measure('bus_joined', 'Whether the bus joins this node with the others: 1 or 0.', () => Number(isJoined())),
    counted('sent', 'Messages told to other nodes since the start.'),
    counted('received', 'Messages heard from other nodes since the start.'),
    counted('malformed', 'Messages on the bus since the start that nobody could read.'),
    counted('lost', 'News since the start that other nodes did not hear, and are told to read anew.'),
  ];
}

export function measuresOfBackups(newestMadeAt: () => Date | undefined): Measure[] {
  const help = 'When the newest nightly backup was made, in seconds since 1970; 0 where there is none.';
  return [measure('backup_made_at_seconds', help, () => Math.floor((newestMadeAt()?.getTime() ?? 0) / 1000))];
}
