// What every chart over time is set in: a slider along its moments, by pointer and by arrow keys.
import type { KeyboardEvent, PointerEvent, ReactNode, Ref } from 'react';
import { nearestIndex } from './power-curve.ts';
import classes from './Chart.module.css';

type Props = {
  ref: Ref<HTMLDivElement>;
  label: string;
  /** The chosen moment in words, or the last one. */
  text: string;
  instants: readonly number[];
  chosen: number | null;
  onChoose: (index: number | null) => void;
  atMsOf: (xPx: number) => number;
  widthPx: number;
  heightPx: number;
  tip: ReactNode;
  children: ReactNode;
};

export function ChartFrame({ ref, label, text, instants, chosen, onChoose, atMsOf, ...rest }: Props) {
  const { widthPx, heightPx, tip, children } = rest;
  const lastIndex = Math.max(0, instants.length - 1);

  const onKeyDown = (event: KeyboardEvent) => {
    const move = { ArrowLeft: -1, ArrowRight: 1, Home: -instants.length, End: instants.length }[event.key];
    if (move === undefined) return;
    event.preventDefault();
    onChoose(Math.min(lastIndex, Math.max(0, (chosen ?? lastIndex) + move)));
  };
  const onPointerMove = (event: PointerEvent) => {
    const xPx = event.clientX - event.currentTarget.getBoundingClientRect().left;
    onChoose(nearestIndex(instants, atMsOf(xPx)));
  };

  return (
    <div
      ref={ref}
      className={classes.chart}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={lastIndex}
      aria-valuenow={chosen ?? lastIndex}
      aria-valuetext={text}
      onKeyDown={onKeyDown}
      onPointerMove={onPointerMove}
      onPointerLeave={() => onChoose(null)}
      onBlur={() => onChoose(null)}
    >
      {widthPx > 0 && (
        <svg width={widthPx} height={heightPx} aria-hidden="true">
          {children}
        </svg>
      )}
      {tip}
    </div>
  );
}
