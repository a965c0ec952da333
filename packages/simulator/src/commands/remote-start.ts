// A session that the central system asks for, in any version: where it may start, and whether it is asked about first.
import type { Machine } from '../machine.ts';
import type { Point } from '../point/point.ts';
import type { Admission } from '../point/surroundings.ts';

/** The point that a remote start means: the named one, else one with a car, else any that is free. */
export function pointFor(machine: Machine, number: number | undefined, idTag: string): Point | undefined {
  if (number === undefined && machine.temper.has('remoteStartNeedsPoint')) return undefined;
  const free = machine.points.filter((point) => point.isFreeFor(idTag));
  if (number !== undefined) return free.find((point) => point.number === number);
  return free.find(({ isPlugged }) => isPlugged) ?? free[0];
}

export async function startRemotely(
  { settings, authorization }: Machine,
  point: Point,
  token: Pick<Admission, 'idTag' | 'remoteStart'>,
): Promise<void> {
  if (!settings.flag('asksForRemoteStarts')) return point.allow(token);
  const { status, groupId } = await authorization.authorize(token.idTag);
  if (status === 'Accepted') point.allow({ ...token, groupId });
}
