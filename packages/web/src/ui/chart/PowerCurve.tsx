// The power of one charging session over time; exact values by pointer and by arrow keys.
import { useElementSize } from '@mantine/hooks';
import type { KeyboardEvent, PointerEvent } from 'react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../format/formats-context.ts';
import type { CurvePoint } from './power-curve.ts';
import { curvePath, nearestIndex, powerSteps, scalesFor, timeTicks } from './power-curve.ts';
import classes from './PowerCurve.module.css';

type Props = { points: CurvePoint[]; startMs: number; endMs: number; running: boolean; heightPx?: number };

export function PowerCurve({ points, startMs, endMs, running, heightPx = 216 }: Props) {
  const { t } = useTranslation('ui');
  const formats = useFormats();
  const gradient = useId();
  const { ref, width } = useElementSize<HTMLDivElement>();
  const [chosen, setChosen] = useState<number | null>(null);

  const { stepW, topW } = powerSteps(Math.max(...points.map((point) => point.powerW), 0));
  const box = { left: 40, right: Math.max(80, width - 8), top: 12, bottom: heightPx - 24 };
  const scales = scalesFor(box, startMs, endMs, topW);
  const curve = curvePath(points, scales);
  const first = points[0];
  const last = points.at(-1);
  const shown = chosen === null ? undefined : points[chosen];
  const steps = Array.from({ length: Math.round(topW / stepW) + 1 }, (_, index) => index * stepW);
  const textOf = (point: CurvePoint) =>
    `${formats.timeWithSeconds(point.atMs)}, ${formats.exactKilowatts(point.powerW)} kW`;

  const onKeyDown = (event: KeyboardEvent) => {
    const move = { ArrowLeft: -1, ArrowRight: 1, Home: -points.length, End: points.length }[event.key];
    if (move === undefined) return;
    event.preventDefault();
    setChosen((index) => Math.min(points.length - 1, Math.max(0, (index ?? points.length - 1) + move)));
  };
  const onPointerMove = (event: PointerEvent) => {
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left;
    setChosen(nearestIndex(points, startMs + ((x - box.left) / (box.right - box.left)) * (endMs - startMs)));
  };

  return (
    <div
      ref={ref}
      className={classes.chart}
      role="slider"
      tabIndex={0}
      aria-label={t('powerCurve')}
      aria-valuemin={0}
      aria-valuemax={Math.max(0, points.length - 1)}
      aria-valuenow={chosen ?? Math.max(0, points.length - 1)}
      aria-valuetext={(shown ?? last) === undefined ? '' : textOf(shown ?? last ?? { atMs: 0, powerW: 0 })}
      onKeyDown={onKeyDown}
      onPointerMove={onPointerMove}
      onPointerLeave={() => setChosen(null)}
      onBlur={() => setChosen(null)}
    >
      {width > 0 && (
        <svg width={width} height={heightPx} aria-hidden="true">
          <linearGradient id={gradient} x1="0" x2="0" y1="0" y2="1">
            <stop offset="0" className={classes.fillTop} />
            <stop offset="1" className={classes.fillBottom} />
          </linearGradient>
          {steps.map((powerW) => (
            <g key={powerW} className={powerW === 0 ? classes.base : classes.grid}>
              <path d={`M${box.left} ${scales.y(powerW)}H${box.right}`} />
              <text x={box.left - 8} y={scales.y(powerW) + 4}>
                {formats.plain(powerW / 1000)}
                {powerW === topW && ' kW'}
              </text>
            </g>
          ))}
          {[startMs, ...timeTicks(startMs, endMs, width < 420 ? 3 : 5), endMs].map((atMs) => (
            <text
              key={atMs}
              className={classes.time}
              x={scales.x(atMs)}
              y={heightPx - 6}
              textAnchor={atMs === startMs ? 'start' : atMs === endMs ? 'end' : 'middle'}
            >
              {formats.time(atMs)}
            </text>
          ))}
          {first !== undefined && last !== undefined && (
            <>
              <path
                d={`${curve}L${scales.x(last.atMs)} ${box.bottom}L${scales.x(first.atMs)} ${box.bottom}Z`}
                fill={`url(#${gradient})`}
              />
              <path className={classes.curve} d={curve} />
              {running && <circle className={classes.now} cx={scales.x(last.atMs)} cy={scales.y(last.powerW)} r="4" />}
            </>
          )}
          {shown !== undefined && (
            <g className={classes.cursor}>
              <path d={`M${scales.x(shown.atMs)} ${box.top}V${box.bottom}`} />
              <circle cx={scales.x(shown.atMs)} cy={scales.y(shown.powerW)} r="4" />
            </g>
          )}
        </svg>
      )}
      {shown !== undefined && (
        <output className={classes.tip} style={{ left: Math.min(Math.max(8, scales.x(shown.atMs) - 64), width - 140) }}>
          {textOf(shown)}
        </output>
      )}
    </div>
  );
}
