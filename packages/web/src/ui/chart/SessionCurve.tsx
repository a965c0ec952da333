// Power and energy of one charging session over time; exact values by pointer and by arrow keys.
import { useElementSize } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../format/formats-context.ts';
import { labelWidthPx } from '../text-width.ts';
import chart from './Chart.module.css';
import { ChartFrame } from './ChartFrame.tsx';
import { Cursor, labelGapPx, PowerArea, Steps, Times } from './chart-parts.tsx';
import { curvePath, powerSteps, scalesFor } from './power-curve.ts';
import type { SessionMoment } from './session-curve.ts';
import { energyTopWh } from './session-curve.ts';
import classes from './SessionCurve.module.css';

type Props = { moments: SessionMoment[]; startMs: number; endMs: number; heightPx?: number };

const dayMs = 86_400_000;

function Tip({ moment, leftPx }: { moment: SessionMoment; leftPx: number }) {
  const { t } = useTranslation('ui');
  const formats = useFormats();
  return (
    <div className={`${chart.tip} ${classes.tip}`} style={{ left: leftPx }} aria-hidden="true">
      <span className={classes.at}>{formats.exact(moment.atMs)}</span>
      <span>{t('power')}</span>
      <b>{moment.powerW === null ? '–' : `${formats.exactKilowatts(moment.powerW)} kW`}</b>
      <span>{t('energy')}</span>
      <b>{formats.kilowattHours(moment.wh)} kWh</b>
    </div>
  );
}

function useMomentText(): (moment: SessionMoment | undefined) => string {
  const formats = useFormats();
  return (moment) => {
    if (moment === undefined) return '';
    const { atMs, powerW, wh } = moment;
    const power = powerW === null ? [] : [`${formats.exactKilowatts(powerW)} kW`];
    return [formats.exact(atMs), ...power, `${formats.kilowattHours(wh)} kWh`].join(', ');
  };
}

export function SessionCurve({ moments, startMs, endMs, heightPx = 260 }: Props) {
  const { t } = useTranslation('ui');
  const formats = useFormats();
  const textOf = useMomentText();
  const { ref, width } = useElementSize<HTMLDivElement>();
  const [chosen, setChosen] = useState<number | null>(null);

  const powers = moments.flatMap(({ atMs, powerW }) => (powerW === null ? [] : [{ atMs, powerW }]));
  const hasPower = powers.length > 0;
  const { steps, topW } = powerSteps(Math.max(...powers.map(({ powerW }) => powerW), 0));
  const topWh = energyTopWh(moments.at(-1)?.wh ?? 0, steps.length - 1);
  const asPower = (wh: number) => (wh / topWh) * topW;
  const powerLabels = hasPower ? steps.map((powerW) => formats.plain(powerW / 1000)) : [];
  const energyLabels = steps.map((_, step) => formats.plain((step * topWh) / (steps.length - 1) / 1000));

  const left = hasPower ? labelWidthPx(['kW', ...powerLabels]) + labelGapPx : 8;
  const right = Math.max(left + 40, width - labelWidthPx(['kWh', ...energyLabels]) - labelGapPx);
  const box = { left, right, top: 20, bottom: heightPx - 24 };
  const scales = scalesFor(box, startMs, endMs, topW);
  const energy = moments.map(({ atMs, wh }) => ({ atMs, powerW: asPower(wh) }));
  const shown = chosen === null ? undefined : moments[chosen];
  // Where more than a day is shown, a time alone says too little, and leaves room for fewer.
  const isLong = endMs - startMs > dayMs;

  return (
    <ChartFrame
      ref={ref}
      label={t('sessionCurve')}
      text={textOf(shown ?? moments.at(-1))}
      instants={moments.map(({ atMs }) => atMs)}
      chosen={chosen}
      onChoose={setChosen}
      atMsOf={scales.atMs}
      widthPx={width}
      heightPx={heightPx}
      tip={
        shown !== undefined && (
          <Tip moment={shown} leftPx={Math.min(Math.max(8, scales.x(shown.atMs) + 12), Math.max(8, width - 196))} />
        )
      }
    >
      <Steps box={box} yPx={steps.map(scales.y)} left={powerLabels} right={energyLabels} />
      {hasPower && (
        <text className={chart.label} x={box.left - labelGapPx} y={8} textAnchor="end">
          kW
        </text>
      )}
      <text className={chart.label} x={box.right + labelGapPx} y={8}>
        kWh
      </text>
      <Times
        startMs={startMs}
        endMs={endMs}
        x={scales.x}
        y={heightPx - 6}
        atMost={(isLong ? 3 : 5) - (width < 480 ? 3 : 0)}
        textOf={isLong ? formats.shortDayTime : formats.time}
      />
      <PowerArea points={powers} scales={scales} bottom={box.bottom} />
      <path className={classes.energy} d={curvePath(energy, scales)} />
      {shown !== undefined && (
        <Cursor x={scales.x(shown.atMs)} box={box}>
          {shown.powerW !== null && <circle cx={scales.x(shown.atMs)} cy={scales.y(shown.powerW)} r="4" />}
          <circle className={classes.energyDot} cx={scales.x(shown.atMs)} cy={scales.y(asPower(shown.wh))} r="4" />
        </Cursor>
      )}
    </ChartFrame>
  );
}
