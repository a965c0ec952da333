// What the form of a station's charging points holds, and what of it is sent. Pure.
import type { PointEdit, Socket, Station } from '../../../api/contract.ts';
import { isWithin, type NumberTyped } from '../../../ui/form/number-typed.ts';

/** Empty where nothing is said. */
type Kilowatts = NumberTyped;

type SocketValues = { type: Socket['type']; maximumKw: Kilowatts };

export type PointValues = {
  evse: number;
  disabled: boolean;
  maximumKw: Kilowatts;
  sockets: SocketValues[];
  byHand: boolean;
};

export type PointsValues = { points: PointValues[] };

export const mostSockets = 4;

export const socketTypes = ['type2', 'ccs', 'chademo', 'type1', 'schuko', 'nacs'] as const satisfies Socket['type'][];

export function valuesOf({ points }: Pick<Station, 'points'>): PointsValues {
  return {
    points: points.map(({ evse, disabled, maximumPowerW, sockets, byHand }) => ({
      evse,
      disabled,
      byHand,
      maximumKw: kilowattsOf(maximumPowerW),
      sockets: sockets.map((socket) => ({ type: socket.type, maximumKw: kilowattsOf(socket.maximumPowerW) })),
    })),
  };
}

export function bodyOf({ points }: PointsValues): PointEdit[] {
  return points.map(({ evse, disabled, maximumKw, sockets }) => ({
    evse,
    disabled,
    maximumPowerW: wattsOf(maximumKw),
    sockets: sockets.map((socket) => ({ type: socket.type, maximumPowerW: wattsOf(socket.maximumKw) })),
  }));
}

/** The lowest number that no point has. */
export function nextPoint(points: readonly PointValues[]): PointValues {
  const taken = new Set(points.map(({ evse }) => evse));
  let evse = 1;
  while (taken.has(evse)) evse += 1;
  return { evse, disabled: false, maximumKw: '', sockets: [], byHand: true };
}

/** The fields, by their places in the form, whose power no charging point has. */
export function wrongPowers({ points }: PointsValues): `points.${string}`[] {
  return points.flatMap(({ maximumKw, sockets }, index) => [
    ...(isWrong(maximumKw) ? [`points.${index}.maximumKw` as const] : []),
    ...sockets.flatMap((socket, nth) =>
      isWrong(socket.maximumKw) ? [`points.${index}.sockets.${nth}.maximumKw` as const] : [],
    ),
  ]);
}

const isWrong = (kilowatts: Kilowatts): boolean => kilowatts !== '' && !isWithin(kilowatts, { min: 0.1, max: 2000 });

function kilowattsOf(powerW: number | null): Kilowatts {
  return powerW === null ? '' : powerW / 1000;
}

function wattsOf(kilowatts: Kilowatts): number | null {
  return kilowatts === '' ? null : Math.round(kilowatts * 1000);
}
