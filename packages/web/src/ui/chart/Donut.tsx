// The share of each state as a ring, its parts dressed like the squares; the legend beside it carries the figures.
import type { CountedState } from '../station/point-look.ts';
import { ringParts, ringPath } from './donut-parts.ts';
import classes from './Donut.module.css';

type Props = { counts: { key: CountedState; count: number }[]; figure: string; caption: string; label: string };

export function Donut({ counts, figure, caption, label }: Props) {
  const parts = ringParts(counts);
  return (
    <svg className={classes.donut} viewBox="-62 -62 124 124" role="img" aria-label={label}>
      <defs>
        <pattern id="donut-hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path className={classes.hatch} d="M0 0v5" />
        </pattern>
      </defs>
      {parts.length === 0 && <circle className={classes.empty} r="52.5" />}
      {parts.map((part) => (
        <path key={part.key} className={classes.part} data-state={part.key} d={ringPath(part, 60, 45)} />
      ))}
      <text className={classes.figure} data-long={figure.length > 3 || undefined} y="6">
        {figure}
      </text>
      <text className={classes.caption} y="23">
        {caption}
      </text>
    </svg>
  );
}
