// The power of one charging session over time; exact values by pointer and by arrow keys.
import { useElementSize } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../format/formats-context.ts';
import { labelWidthPx } from '../text-width.ts';
import { ChartFrame } from './ChartFrame.tsx';
import { Cursor, labelGapPx, LimitLine, PowerArea, Steps, Times } from './chart-parts.tsx';
import type { PowerPoint } from './power-curve.ts';
import { powerSteps, scalesFor } from './power-curve.ts';
import classes from './PowerCurve.module.css';

type Props = {
  points: PowerPoint[];
  startMs: number;
  endMs: number;
  running: boolean;
  /** Drawn where it lies within what is shown. */
  limitW?: number | null | undefined;
  heightPx?: number;
};

export function PowerCurve({ points, startMs, endMs, running, limitW = null, heightPx = 216 }: Props) {
  const { t } = useTranslation('ui');
  const formats = useFormats();
  const { ref, width } = useElementSize<HTMLDivElement>();
  const [chosen, setChosen] = useState<number | null>(null);

  const { steps, topW } = powerSteps(Math.max(...points.map((point) => point.powerW), 0));
  const labels = steps.map((powerW) => `${formats.plain(powerW / 1000)}${powerW === topW ? ' kW' : ''}`);
  const left = labelWidthPx(labels) + labelGapPx;
  const box = { left, right: Math.max(left + 40, width - 8), top: 12, bottom: heightPx - 24 };
  const scales = scalesFor(box, startMs, endMs, topW);
  const last = points.at(-1);
  const shown = chosen === null ? undefined : points[chosen];
  const named = shown ?? last;
  const textOf = (point: PowerPoint) =>
    `${formats.timeWithSeconds(point.atMs)}, ${formats.exactKilowatts(point.powerW)} kW`;
  const tip = shown !== undefined && (
    <output className={classes.tip} style={{ left: Math.min(Math.max(8, scales.x(shown.atMs) - 64), width - 140) }}>
      {textOf(shown)}
    </output>
  );

  return (
    <ChartFrame
      ref={ref}
      label={t('powerCurve')}
      text={named === undefined ? '' : textOf(named)}
      instants={points.map(({ atMs }) => atMs)}
      chosen={chosen}
      onChoose={setChosen}
      atMsOf={scales.atMs}
      widthPx={width}
      heightPx={heightPx}
      tip={tip}
    >
      <Steps box={box} yPx={steps.map(scales.y)} left={labels} />
      <Times
        startMs={startMs}
        endMs={endMs}
        x={scales.x}
        y={heightPx - 6}
        atMost={width < 420 ? 3 : 5}
        textOf={formats.time}
      />
      <PowerArea points={points} scales={scales} bottom={box.bottom} />
      {limitW !== null && limitW <= topW && (
        <LimitLine
          y={scales.y(limitW)}
          box={box}
          text={t('powerLimit', { power: formats.plain(Math.round(limitW / 100) / 10) })}
        />
      )}
      {running && last !== undefined && (
        <circle className={classes.now} cx={scales.x(last.atMs)} cy={scales.y(last.powerW)} r="4" />
      )}
      {shown !== undefined && (
        <Cursor x={scales.x(shown.atMs)} box={box}>
          <circle cx={scales.x(shown.atMs)} cy={scales.y(shown.powerW)} r="4" />
        </Cursor>
      )}
    </ChartFrame>
  );
}
