// Power and energy of one charging session over time; exact values by pointer and by arrow keys.
import { useElementSize } from '@mantine/hooks';
import type { KeyboardEvent, PointerEvent } from 'react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../format/formats-context.ts';
import { curvePath, nearestIndex, powerSteps, scalesFor, timeTicks } from './power-curve.ts';
import type { SessionMoment } from './session-curve.ts';
import { energyTopWh } from './session-curve.ts';
import curve from './PowerCurve.module.css';
import classes from './SessionCurve.module.css';

type Props = { moments: SessionMoment[]; startMs: number; endMs: number; heightPx?: number };

const dayMs = 86_400_000;

function Tip({ moment, leftPx }: { moment: SessionMoment; leftPx: number }) {
  const { t } = useTranslation('ui');
  const formats = useFormats();
  return (
    <div className={classes.tip} style={{ left: leftPx }} aria-hidden="true">
      <span className={classes.at}>{formats.exact(moment.atMs)}</span>
      <span>{t('power')}</span>
      <b>{moment.powerW === null ? '–' : `${formats.exactKilowatts(moment.powerW)} kW`}</b>
      <span>{t('energy')}</span>
      <b>{formats.kilowattHours(moment.wh)} kWh</b>
    </div>
  );
}

type TimesProps = { startMs: number; endMs: number; x: (atMs: number) => number; y: number; isNarrow: boolean };

/** Where more than a day is shown, a time alone says too little, and leaves room for fewer. */
function Times({ startMs, endMs, x, y, isNarrow }: TimesProps) {
  const formats = useFormats();
  const isLong = endMs - startMs > dayMs;
  const textOf = isLong ? formats.shortDayTime : formats.time;
  const atMost = (isLong ? 3 : 5) - (isNarrow ? 3 : 0);
  return [startMs, ...timeTicks(startMs, endMs, atMost), endMs].map((atMs, index, all) => (
    <text
      key={atMs}
      className={curve.time}
      x={x(atMs)}
      y={y}
      textAnchor={index === 0 ? 'start' : index === all.length - 1 ? 'end' : 'middle'}
    >
      {textOf(atMs)}
    </text>
  ));
}

export function SessionCurve({ moments, startMs, endMs, heightPx = 260 }: Props) {
  const { t } = useTranslation('ui');
  const formats = useFormats();
  const gradient = useId();
  const { ref, width } = useElementSize<HTMLDivElement>();
  const [chosen, setChosen] = useState<number | null>(null);

  const powers = moments.flatMap(({ atMs, powerW }) => (powerW === null ? [] : [{ atMs, powerW }]));
  const { stepW, topW } = powerSteps(Math.max(...powers.map(({ powerW }) => powerW), 0));
  const steps = Math.round(topW / stepW);
  const topWh = energyTopWh(moments.at(-1)?.wh ?? 0, steps);
  const hasPower = powers.length > 0;
  const box = { left: hasPower ? 40 : 8, right: Math.max(80, width - 44), top: 20, bottom: heightPx - 24 };
  const scales = scalesFor(box, startMs, endMs, topW);
  const energy = moments.map(({ atMs, wh }) => ({ atMs, powerW: (wh / topWh) * topW }));
  const [first, last] = [powers[0], powers.at(-1)];
  const powerPath = curvePath(powers, scales);
  const shown = chosen === null ? undefined : moments[chosen];
  const named = shown ?? moments.at(-1);
  const valueText = (moment: SessionMoment) =>
    [
      formats.exact(moment.atMs),
      ...(moment.powerW === null ? [] : [`${formats.exactKilowatts(moment.powerW)} kW`]),
      `${formats.kilowattHours(moment.wh)} kWh`,
    ].join(', ');

  const onKeyDown = (event: KeyboardEvent) => {
    const move = { ArrowLeft: -1, ArrowRight: 1, Home: -moments.length, End: moments.length }[event.key];
    if (move === undefined) return;
    event.preventDefault();
    setChosen((index) => Math.min(moments.length - 1, Math.max(0, (index ?? moments.length - 1) + move)));
  };
  const onPointerMove = (event: PointerEvent) => {
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left;
    const atMs = startMs + ((x - box.left) / (box.right - box.left)) * (endMs - startMs);
    setChosen(
      nearestIndex(
        moments.map((moment) => ({ atMs: moment.atMs, powerW: 0 })),
        atMs,
      ),
    );
  };

  return (
    <div
      ref={ref}
      className={curve.chart}
      role="slider"
      tabIndex={0}
      aria-label={t('sessionCurve')}
      aria-valuemin={0}
      aria-valuemax={Math.max(0, moments.length - 1)}
      aria-valuenow={chosen ?? Math.max(0, moments.length - 1)}
      aria-valuetext={named === undefined ? '' : valueText(named)}
      onKeyDown={onKeyDown}
      onPointerMove={onPointerMove}
      onPointerLeave={() => setChosen(null)}
      onBlur={() => setChosen(null)}
    >
      {width > 0 && (
        <svg width={width} height={heightPx} aria-hidden="true">
          <linearGradient id={gradient} x1="0" x2="0" y1="0" y2="1">
            <stop offset="0" className={curve.fillTop} />
            <stop offset="1" className={curve.fillBottom} />
          </linearGradient>
          {Array.from({ length: steps + 1 }, (_, step) => (
            <g key={step} className={step === 0 ? curve.base : curve.grid}>
              <path d={`M${box.left} ${scales.y(step * stepW)}H${box.right}`} />
              {hasPower && (
                <text x={box.left - 8} y={scales.y(step * stepW) + 4}>
                  {formats.plain((step * stepW) / 1000)}
                </text>
              )}
              <text className={classes.right} x={box.right + 8} y={scales.y(step * stepW) + 4}>
                {formats.plain((step * topWh) / steps / 1000)}
              </text>
            </g>
          ))}
          {hasPower && (
            <text className={classes.unit} x={box.left - 8} y={8}>
              kW
            </text>
          )}
          <text className={classes.unitRight} x={box.right + 8} y={8}>
            kWh
          </text>
          <Times startMs={startMs} endMs={endMs} x={scales.x} y={heightPx - 6} isNarrow={width < 480} />
          {first !== undefined && last !== undefined && (
            <>
              <path
                d={`${powerPath}L${scales.x(last.atMs)} ${box.bottom}L${scales.x(first.atMs)} ${box.bottom}Z`}
                fill={`url(#${gradient})`}
              />
              <path className={curve.curve} d={powerPath} />
            </>
          )}
          <path className={classes.energy} d={curvePath(energy, scales)} />
          {shown !== undefined && (
            <g className={curve.cursor}>
              <path d={`M${scales.x(shown.atMs)} ${box.top}V${box.bottom}`} />
              {shown.powerW !== null && <circle cx={scales.x(shown.atMs)} cy={scales.y(shown.powerW)} r="4" />}
              <circle
                className={classes.energyDot}
                cx={scales.x(shown.atMs)}
                cy={scales.y((shown.wh / topWh) * topW)}
                r="4"
              />
            </g>
          )}
        </svg>
      )}
      {shown !== undefined && (
        <Tip moment={shown} leftPx={Math.min(Math.max(8, scales.x(shown.atMs) + 12), Math.max(8, width - 196))} />
      )}
    </div>
  );
}
