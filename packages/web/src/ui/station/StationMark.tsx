// A charging station as the squares of its points above its line, at any of the three sizes.
import type { PointSize, PointState } from './point-look.ts';
import { lookOf } from './point-look.ts';
import { PointSquare } from './PointSquare.tsx';
import { StationLine } from './StationLine.tsx';
import classes from './StationMark.module.css';

export type MarkedPoint = { evse: number; state: PointState; powerW: number | null; sessionId: number | null };

type Props = { points: MarkedPoint[]; connected: boolean; size: PointSize; showPower?: boolean };

/** The last square has the rest of the room, so that the line may be longer than the squares are wide. */
const columnsFor = (count: number): string => `${'max-content '.repeat(Math.max(0, count - 1))}1fr`;

export function StationMark({ points, connected, size, showPower = false }: Props) {
  return (
    <span className={classes.mark} data-size={size} style={{ gridTemplateColumns: columnsFor(points.length) }}>
      {points.map((point) => (
        <PointSquare
          key={point.evse}
          look={lookOf(point, connected)}
          size={size}
          powerW={showPower ? point.powerW : null}
        />
      ))}
      <StationLine offline={!connected} thin={size === 16} />
    </span>
  );
}
