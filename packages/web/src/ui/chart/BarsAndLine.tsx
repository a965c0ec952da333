// Energy as bars and charging events as a line over periods, on one grid; exact values by pointer and by arrow keys.
import { useElementSize } from '@mantine/hooks';
import type { Ref } from 'react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../format/formats-context.ts';
import { labelWidthPx } from '../text-width.ts';
import { axesFor, barPath, namedIndexes } from './bar-steps.ts';
import classes from './BarsAndLine.module.css';
import chart from './Chart.module.css';
import { ChartFrame } from './ChartFrame.tsx';
import { labelGapPx, Steps } from './chart-parts.tsx';
import type { Box } from './power-curve.ts';

export type Bar = {
  energyWh: number;
  sessions: number;
  /** In full, for the tip. */
  name: string;
  /** Below the bar. */
  shortName: string;
  /** It is not over. */
  unfinished: boolean;
};

const mostNames = 10;
const mostDots = 62;
const barShare = 0.62;
const tipWidthPx = 176;

type Column = Bar & { x: number; barY: number; lineY: number };

function columnsOf(bars: readonly Bar[], box: Box, tops: { barTop: number; lineTop: number }): Column[] {
  const stepPx = (box.right - box.left) / bars.length;
  const y = (share: number) => box.bottom - share * (box.bottom - box.top);
  return bars.map((bar, index) => ({
    ...bar,
    x: box.left + (index + 0.5) * stepPx,
    barY: y(bar.energyWh / tops.barTop),
    lineY: y(bar.sessions / tops.lineTop),
  }));
}

const path = (columns: readonly Column[]): string =>
  columns.map(({ x, lineY }, index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${lineY.toFixed(1)}`).join('');

function Bars({ columns, stepPx, bottom }: { columns: readonly Column[]; stepPx: number; bottom: number }) {
  const hatch = useId();
  const width = stepPx * barShare;
  return (
    <>
      <pattern id={hatch} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect className={classes.hatchGround} width="5" height="5" />
        <path className={classes.hatch} d="M1.25 0v5" />
      </pattern>
      {columns.map(({ x, barY, unfinished }) => (
        <path
          key={x}
          className={unfinished ? classes.unfinished : classes.bar}
          {...(unfinished && { fill: `url(#${hatch})` })}
          d={barPath({ x: x - width / 2, y: barY, width, bottom })}
        />
      ))}
    </>
  );
}

function Line({ columns, chosen }: { columns: readonly Column[]; chosen: number | null }) {
  const over = columns.filter(({ unfinished }) => !unfinished);
  const rest = columns.slice(Math.max(0, over.length - 1));
  return (
    <>
      <path className={classes.line} d={path(over)} />
      {rest.length > 1 && <path className={classes.line} data-unfinished d={path(rest)} />}
      {columns.map(
        ({ x, lineY }, index) =>
          (columns.length <= mostDots || index === chosen) && (
            <circle
              key={x}
              className={classes.dot}
              data-chosen={index === chosen || undefined}
              cx={x}
              cy={lineY}
              r={columns.length > 40 ? 2.25 : 2.75}
            />
          ),
      )}
    </>
  );
}

function Names({ columns, box, y }: { columns: readonly Column[]; box: Box; y: number }) {
  const widest = labelWidthPx(columns.map(({ shortName }) => shortName));
  const fit = Math.floor((box.right - box.left) / (widest + 14));
  return namedIndexes(columns.length, Math.min(mostNames, fit)).map((index) => {
    const { x, shortName } = columns[index] ?? { x: 0, shortName: '' };
    return (
      <text key={index} className={chart.label} x={x} y={y} textAnchor="middle">
        {shortName}
      </text>
    );
  });
}

function Tip({ column, widthPx }: { column: Column; widthPx: number }) {
  const { t } = useTranslation('ui');
  const formats = useFormats();
  const left = Math.min(Math.max(0, column.x - tipWidthPx / 2), Math.max(0, widthPx - tipWidthPx));
  const isLow = Math.min(column.barY, column.lineY) < 84;
  return (
    <div className={`${chart.tip} ${classes.tip}`} data-low={isLow || undefined} style={{ left }} aria-hidden="true">
      <span className={classes.name}>{column.name}</span>
      <span>{t('energy')}</span>
      <b>{formats.kilowattHours(column.energyWh)} kWh</b>
      <span>{t('sessions')}</span>
      <b>{formats.count(column.sessions)}</b>
      {column.unfinished && <span className={classes.name}>{t('notOver')}</span>}
    </div>
  );
}

type Props = { bars: readonly Bar[]; label: string; heightPx?: number; picture?: Ref<HTMLDivElement> };

export function BarsAndLine({ bars, label, heightPx = 192, picture }: Props) {
  const { t } = useTranslation('ui');
  const formats = useFormats();
  const { ref, width } = useElementSize<HTMLDivElement>();
  const [chosen, setChosen] = useState<number | null>(null);

  const { barTop, lineTop, steps } = axesFor(
    bars.map(({ energyWh, sessions }) => ({ bar: energyWh, line: sessions })),
    4_000,
    4,
  );
  const labelsUpTo = (top: number) =>
    Array.from({ length: steps + 1 }, (_, step) => formats.plain((top * step) / steps));
  const [left, right] = [labelsUpTo(barTop / 1000), labelsUpTo(lineTop)];
  const box = {
    left: labelWidthPx(left) + labelGapPx,
    right: Math.max(80, width - labelWidthPx(right) - labelGapPx),
    top: 8,
    bottom: heightPx - 24,
  };
  const stepPx = (box.right - box.left) / Math.max(1, bars.length);
  const columns = columnsOf(bars, box, { barTop, lineTop });
  const shown = chosen === null ? undefined : columns[chosen];
  const spoken = (bar: Bar | undefined) =>
    bar === undefined
      ? ''
      : `${bar.name}: ${formats.kilowattHours(bar.energyWh)} kWh, ${t('sessionCount', { count: bar.sessions })}`;

  return (
    <div ref={picture}>
      <ChartFrame
        ref={ref}
        label={label}
        text={spoken(shown ?? bars.at(-1))}
        instants={bars.map((_, index) => index)}
        chosen={chosen}
        onChoose={setChosen}
        atMsOf={(xPx) => (xPx - box.left) / stepPx - 0.5}
        widthPx={width}
        heightPx={heightPx}
        tip={shown !== undefined && <Tip column={shown} widthPx={width} />}
      >
        {shown !== undefined && (
          <rect
            className={classes.hover}
            x={shown.x - stepPx / 2}
            y={box.top}
            width={stepPx}
            height={box.bottom - box.top}
          />
        )}
        <Steps
          box={box}
          yPx={left.map((_, step) => box.bottom - (step / steps) * (box.bottom - box.top))}
          left={left}
          right={right}
        />
        <Bars columns={columns} stepPx={stepPx} bottom={box.bottom} />
        <Line columns={columns} chosen={chosen} />
        <Names columns={columns} box={box} y={heightPx - 6} />
      </ChartFrame>
    </div>
  );
}
