// One charging point as a square whose form alone tells its state; the words for it stand elsewhere.
import { memo } from 'react';
import { useFormats } from '../format/formats-context.ts';
import type { Formats } from '../format/formats.ts';
import type { PointLook, PointSize } from './point-look.ts';
import classes from './PointSquare.module.css';

const boltHeights: Record<PointSize, number> = { 36: 15, 24: 12.5, 16: 9 };
const boltStroke = 1.4;

/** The bolt of a point whose station is away: styles draw full signs only. */
function BoltOutline({ size }: { size: PointSize }) {
  const height = boltHeights[size];
  return (
    <svg className={classes.outline} viewBox="-1 -1 12 16" width={(height * 12) / 14} height={(height * 16) / 14}>
      <path d="M6.3 0 .6 8.1h3.7L3.5 14l5.9-8.4H5.6z" strokeWidth={(boltStroke * 14) / height} />
    </svg>
  );
}

function squarePower(powerW: number, { kilowatts, count }: Formats): string {
  return powerW >= 99_950 ? count(powerW / 1000) : kilowatts(powerW);
}

type Props = { look: PointLook; size: PointSize; powerW?: number | null };

/** A single element, since thousands of them stand on one screen. */
export const PointSquare = memo(function PointSquare({ look, size, powerW = null }: Props) {
  const formats = useFormats();
  return (
    <span
      className={classes.square}
      data-look={look}
      data-size={size}
      data-power={look === 'charging' && size === 36 && powerW !== null ? squarePower(powerW, formats) : undefined}
      aria-hidden="true"
    >
      {look === 'offlineCharging' && <BoltOutline size={size} />}
    </span>
  );
});
