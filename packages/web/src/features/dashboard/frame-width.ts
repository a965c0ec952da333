// How much room a group's frame asks for, so that frames pack into rows like bricks; knows no component.
import type { PointSize } from '../../ui/point-look.ts';
import type { GroupNode } from './group-tree.ts';

const gaps: Record<PointSize, number> = { 36: 18, 24: 16, 16: 10 };
const leastStation: Record<PointSize, number> = { 36: 76, 24: 76, 16: 16 };
const sidePx = 34;
const betweenPx = 12;
/** Room for the name in the upper edge with points and power after it, by a character's usual width. */
const characterPx = 6.8;
const sumsCharacters = 20;

export function stationWidthPx(pointCount: number, size: PointSize): number {
  const between = size === 16 ? 3 : 4;
  return Math.max(leastStation[size], pointCount * (size + between) - between);
}

function stationsWidthPx(node: GroupNode, size: PointSize): number {
  const widths = node.stations.map(({ points }) => stationWidthPx(points.length, size));
  const average = widths.reduce((sum, width) => sum + width, 0) / widths.length;
  const columns = Math.ceil(Math.sqrt(widths.length));
  return Math.max(...widths, columns * (average + gaps[size]) - gaps[size]);
}

/** Nearly square: as many columns as rows of stations, and of frames where there are more than one. */
export function frameWidthPx(node: GroupNode, size: PointSize): number {
  const own = node.stations.length === 0 ? 0 : stationsWidthPx(node, size);
  const inner = node.children.map((child) => frameWidthPx(child, size)).sort((a, b) => b - a);
  const columns = Math.ceil(Math.sqrt(inner.length));
  const nested = inner.slice(0, columns).reduce((sum, width) => sum + width + betweenPx, -betweenPx);
  const name = (node.group.name.length + sumsCharacters) * characterPx;
  return Math.max(own, nested, name) + sidePx;
}
