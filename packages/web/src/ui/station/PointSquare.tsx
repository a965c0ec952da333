// One charging point as a square whose form alone tells its state; the words for it stand elsewhere.
import { memo } from 'react';
import type { PointLook, PointSize } from './point-look.ts';
import classes from './PointSquare.module.css';

type Measures = { edge: number; radius: number; issueEdge: number; dot: number; dash: string; pause: [number, number] };

const measures: Record<PointSize, Measures> = {
  36: { edge: 2, radius: 7, issueEdge: 4, dot: 4.2, dash: '4.7 3.4', pause: [4, 14] },
  24: { edge: 1.75, radius: 5, issueEdge: 3, dot: 3, dash: '3.2 2.5', pause: [2.75, 9.5] },
  16: { edge: 1.5, radius: 3.5, issueEdge: 2.4, dot: 2.1, dash: '2.4 1.9', pause: [2, 6.5] },
};

const boltHeights: Record<PointSize, number> = { 36: 15, 24: 12.5, 16: 9 };

function Bolt({ size, high = false, outlined = false }: { size: PointSize; high?: boolean; outlined?: boolean }) {
  const height = high ? 12.5 : boltHeights[size];
  const scale = height / 14;
  const x = size / 2 - 5 * scale;
  const y = high ? 5.25 : (size - height) / 2;
  return (
    <path
      className={outlined ? classes.boltOutline : classes.bolt}
      d="M6.3 0 .6 8.1h3.7L3.5 14l5.9-8.4H5.6z"
      strokeWidth={(outlined ? 1.4 : 0.6) / scale}
      transform={`translate(${x} ${y}) scale(${scale})`}
    />
  );
}

function Frame({ size, edge, className }: { size: PointSize; edge: number; className?: string | undefined }) {
  const inner = size - edge;
  const radius = measures[size].radius - edge / 2;
  return (
    <rect className={className} x={edge / 2} y={edge / 2} width={inner} height={inner} rx={radius} strokeWidth={edge} />
  );
}

function Suspended({ size }: { size: PointSize }) {
  const { edge, radius, pause } = measures[size];
  const [width, height] = pause;
  const inside = radius - edge / 2;
  const low = size - edge / 2;
  const lower = `M${edge / 2} ${size / 2}h${size - edge}V${low - inside}q0 ${inside}-${inside} ${inside}H${edge / 2 + inside}q-${inside} 0-${inside}-${inside}z`;
  return (
    <>
      <Frame size={size} edge={edge} className={classes.ground} />
      <path className={classes.half} d={lower} />
      <Frame size={size} edge={edge} className={classes.edge} />
      {[-1, 1].map((side) => (
        <rect
          key={side}
          className={classes.pause}
          x={size / 2 + side * width - width / 2}
          y={(size - height) / 2}
          width={width}
          height={height}
          rx={width / 4}
        />
      ))}
    </>
  );
}

function Sign({ look, size }: { look: PointLook; size: PointSize }) {
  const middle = size / 2;
  const unit = size / 36;
  switch (look) {
    case 'waiting':
      return <circle className={classes.dot} cx={middle} cy={middle} r={measures[size].dot} />;
    case 'issue':
      return (
        <>
          <path className={classes.stroke} d={`M${middle} ${10 * unit}v${9.5 * unit}`} strokeWidth={4 * unit} />
          <circle className={classes.dot} cx={middle} cy={25.6 * unit} r={2.4 * unit} />
        </>
      );
    case 'unavailable':
      return (
        <path
          className={classes.stroke}
          d={`M${9 * unit} ${27 * unit}L${27 * unit} ${9 * unit}`}
          strokeWidth={2 * unit + 0.3}
        />
      );
    case 'disabled':
      return (
        <path
          className={classes.stroke}
          d={`M${12 * unit} ${24 * unit}L${24 * unit} ${12 * unit}`}
          strokeWidth={2 * unit + 0.3}
        />
      );
    case 'offline':
      return <path className={classes.stroke} d={`M${14.5 * unit} ${middle}h${7 * unit}`} strokeWidth={1.5} />;
    default:
      return null;
  }
}

function squarePower(powerW: number): string {
  return powerW >= 99_950 ? Math.round(powerW / 1000).toString() : (powerW / 1000).toFixed(1);
}

type Props = { look: PointLook; size: PointSize; powerW?: number | null };

export const PointSquare = memo(function PointSquare({ look, size, powerW = null }: Props) {
  const measure = measures[size];
  const withPower = look === 'charging' && size === 36 && powerW !== null;
  const offline = look === 'offline' || look === 'offlineCharging';
  const edge = look === 'issue' ? measure.issueEdge : offline ? 1.5 : measure.edge;
  return (
    <svg
      className={classes.square}
      data-look={look}
      width={size}
      height={size}
      viewBox={`0 0 ${size} ${size}`}
      aria-hidden="true"
    >
      {look === 'charging' && <rect className={classes.fill} width={size} height={size} rx={measure.radius} />}
      {look === 'suspended' && <Suspended size={size} />}
      {look !== 'charging' && look !== 'suspended' && (
        <g strokeDasharray={look === 'disabled' ? measure.dash : undefined}>
          <Frame size={size} edge={edge} className={classes.edge} />
        </g>
      )}
      {look === 'charging' && <Bolt size={size} high={withPower} />}
      {look === 'offlineCharging' && <Bolt size={size} outlined />}
      <Sign look={look} size={size} />
      {withPower && (
        <text className={classes.power} x={size / 2} y={29}>
          {squarePower(powerW)}
        </text>
      )}
    </svg>
  );
});
