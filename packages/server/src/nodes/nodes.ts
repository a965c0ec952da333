// The nodes that work on one database: each renews its lease, and whoever finds another dead takes up what that one has left.
import { startRounds, type Clock } from '../clock.ts';
import type { Doors, IngestTx } from '../db/doors.ts';
import { countOthers, deleteDead, deleteNodes, deleteNode, insertNode, renew } from './queries.ts';

export type NodeParts = {
  doors: Pick<Doors, 'withIngest'>;
  /** For each node another, and the same after a restart. */
  name: string;
  /** Gives up what is held by nodes that are not listed any more. */
  takeUp(tx: IngestTx): Promise<void>;
};

/** Answers the number of this life. What its former one held is given up before a station comes in. */
export function enterAsNode({ doors, name, takeUp, isAlone }: NodeParts & { isAlone: boolean }): Promise<number> {
  return doors.withIngest(async (tx) => {
    await deleteNodes(tx, { name: isAlone ? null : name });
    const id = await insertNode(tx, name);
    await takeUp(tx);
    return id;
  });
}

/** Those of another time: of a database that comes out of a backup. */
export async function forgetNodes(tx: IngestTx): Promise<void> {
  await deleteNodes(tx, { name: null });
}

export type Lease = {
  /** Renews it, and takes up what the dead have left, now instead of at the next tick. */
  settle(): Promise<void>;
  /** How many nodes there were at the last look, this one among them. */
  nodes(): number;
  /** Gives it up, with what may still be noted as held. */
  stop(): Promise<void>;
};

export type LeaseParts = NodeParts & {
  id: number;
  /** To a connection that nobody else asks for: where all others are busy, a healthy node would look dead. */
  ownDoors: Pick<Doors, 'withIngest'>;
  clock: Clock;
  isJoined(): boolean;
  /** Others called this node dead: of what it holds, nothing is noted as held any more. */
  onLost(): void;
  onDead(names: readonly string[]): void;
  /** There are others, and no bus joins them all: they do not hear from each other what is news. Again and again, while it is so. */
  onApart(others: number): void;
  onFault(error: unknown): void;
};

const everyMs = 5_000;
const roundsApart = 2;

export function keepLease(parts: LeaseParts): Lease {
  const { doors, ownDoors, id, name, takeUp, isJoined, onLost, onDead, onApart } = parts;
  let others = 0;
  let apartFor = 0;

  async function renewOwn(): Promise<void> {
    const joined = isJoined();
    const seen = await ownDoors.withIngest(async (tx) => {
      const wasHeld = await renew(tx, { id, name, joined });
      return { wasHeld, ...(await countOthers(tx, id)) };
    });
    others = seen.others;
    if (!seen.wasHeld) onLost();
    apartFor = others > 0 && !(joined && seen.joined) ? apartFor + 1 : 0;
    if (apartFor % roundsApart === 1) onApart(others);
  }

  async function takeUpDead(): Promise<void> {
    const dead = await doors.withIngest(async (tx) => {
      const names = await deleteDead(tx, id);
      if (names.length > 0) await takeUp(tx);
      return names;
    });
    if (dead.length > 0) onDead(dead);
  }

  const renewing = startRounds({ ...parts, everyMs, round: renewOwn });
  // Beside it: what the dead have left may have to be waited for longer than a lease lasts.
  const takingUp = startRounds({ ...parts, everyMs, round: takeUpDead });
  return {
    async settle() {
      await renewing.settle();
      await takingUp.settle();
    },
    nodes: () => others + 1,
    async stop() {
      await Promise.all([renewing.stop(), takingUp.stop()]);
      await doors
        .withIngest(async (tx) => {
          await deleteNode(tx, id);
          await takeUp(tx);
        })
        .catch(parts.onFault);
    },
  };
}
