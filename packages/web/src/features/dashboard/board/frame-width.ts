// How much room each of some groups' frames asks for, so that they pack into rows like bricks; knows no component.
import type { PointSize } from '../../../ui/station/point-look.ts';
import type { GroupNode } from './group-tree.ts';

const gaps: Record<PointSize, number> = { 36: 18, 24: 16, 16: 10 };
const leastStation: Record<PointSize, number> = { 36: 76, 24: 76, 16: 24 };
const sidePx = 34;
const betweenPx = 12;
const characterPx = 7;

type Shape = { widthPx: number; rows: number };

function stationWidthPx(pointCount: number, size: PointSize): number {
  const between = size === 16 ? 3 : 4;
  return Math.max(leastStation[size], pointCount * (size + between) - between);
}

function stationsShape({ stations }: GroupNode, size: PointSize, columns: number): Shape {
  if (stations.length === 0) return { widthPx: 0, rows: 0 };
  const widths = stations.map(({ points }) => stationWidthPx(points.length, size));
  const average = widths.reduce((sum, width) => sum + width, 0) / widths.length;
  const widthPx = Math.max(...widths, columns * (average + gaps[size]) - gaps[size]);
  return { widthPx, rows: Math.ceil(stations.length / columns) };
}

const squareColumns = (count: number): number => Math.max(1, Math.ceil(Math.sqrt(count)));

/** As many columns as rows, of stations and of the frames inside. */
function squareShape(node: GroupNode, size: PointSize): Shape {
  const own = stationsShape(node, size, squareColumns(node.stations.length));
  const inner = node.children.map((child) => squareShape(child, size));
  const columns = squareColumns(inner.length);
  const widest = inner.map(({ widthPx }) => widthPx).sort((a, b) => b - a);
  const nestedPx = widest.slice(0, columns).reduce((sum, width) => sum + width + betweenPx, -betweenPx);
  const rowsEach = inner.reduce((sum, { rows }) => sum + rows, 0) / Math.max(1, inner.length);
  const namePx = node.group.name.length * characterPx;
  return {
    widthPx: Math.max(own.widthPx, nestedPx, namePx) + sidePx,
    rows: own.rows + Math.ceil(inner.length / columns) * rowsEach,
  };
}

/** A group of stations alone makes itself slim where a neighbour is tall anyway. */
export function frameWidthsPx(nodes: GroupNode[], size: PointSize): number[] {
  const shapes = nodes.map((node) => squareShape(node, size));
  const tallest = Math.max(1, ...shapes.map(({ rows }) => rows));
  return nodes.map((node, index) => {
    const squarePx = shapes[index]?.widthPx ?? 0;
    if (node.children.length > 0) return squarePx;
    const columns = Math.max(1, Math.ceil(node.stations.length / tallest));
    const namePx = node.group.name.length * characterPx;
    return Math.min(squarePx, Math.max(stationsShape(node, size, columns).widthPx, namePx) + sidePx);
  });
}
