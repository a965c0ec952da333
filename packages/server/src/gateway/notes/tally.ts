// Counts things by key in memory until they are written; bounded, since strangers decide what is counted.

export type Counted<T> = { what: T; count: number; firstAt: Date; lastAt: Date };

export type Tally<T> = {
  /** Counts it, unless its room is full of others. */
  add(what: T, at: Date): void;
  /** Takes all that was counted. */
  drain(): Counted<T>[];
  /** Puts back what could not be written. */
  restore(counted: readonly Counted<T>[]): void;
};

type Options<T> = {
  keyOf(what: T): string;
  /** What shares one bound, such as an organization. */
  roomOf(what: T): number;
  perRoom: number;
};

export function createTally<T>({ keyOf, roomOf, perRoom }: Options<T>): Tally<T> {
  const rooms = new Map<number, Map<string, Counted<T>>>();

  function put(counted: Counted<T>): void {
    const roomKey = roomOf(counted.what);
    const room = rooms.get(roomKey) ?? new Map<string, Counted<T>>();
    rooms.set(roomKey, room);
    const key = keyOf(counted.what);
    const known = room.get(key);
    if (known === undefined) {
      if (room.size < perRoom) room.set(key, counted);
      return;
    }
    const newer = counted.lastAt >= known.lastAt ? counted : known;
    room.set(key, {
      what: newer.what,
      count: known.count + counted.count,
      firstAt: known.firstAt < counted.firstAt ? known.firstAt : counted.firstAt,
      lastAt: newer.lastAt,
    });
  }

  return {
    add: (what, at) => put({ what, count: 1, firstAt: at, lastAt: at }),
    drain() {
      const counted = [...rooms.values()].flatMap((room) => [...room.values()]);
      rooms.clear();
      return counted;
    },
    restore(counted) {
      counted.forEach(put);
    },
  };
}
