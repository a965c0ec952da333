// Makes frames within frames of groups and stations, cut to the chosen groups; knows no component.
import { powerOf } from '../../../ui/station/power-of.ts';
import type { DashboardGroup, DashboardStation } from '../../../api/contract.ts';

export type GroupNode = {
  group: DashboardGroup;
  stations: DashboardStation[];
  children: GroupNode[];
  pointCount: number;
  powerW: number;
};

const powerAt = ({ connected, points }: DashboardStation): number => (connected ? powerOf(points) : 0);

function listsBy<Key, T>(all: readonly T[], keyOf: (each: T) => Key): Map<Key, T[]> {
  const lists = new Map<Key, T[]>();
  for (const each of all) {
    const list = lists.get(keyOf(each));
    if (list === undefined) lists.set(keyOf(each), [each]);
    else list.push(each);
  }
  return lists;
}

/** In the order in which the server tells the groups; one whose parent lies out of sight stands at the top. */
export function groupTree(
  groups: readonly DashboardGroup[],
  stations: readonly DashboardStation[],
  chosen: ReadonlySet<number> | null,
): GroupNode[] {
  const known = new Set(groups.map(({ id }) => id));
  const childrenOf = listsBy(groups, ({ parentId }) => (parentId !== null && known.has(parentId) ? parentId : null));
  const stationsOf = listsBy(stations, ({ groupId }) => groupId);

  const nodeOf = (group: DashboardGroup): GroupNode[] => {
    const children = (childrenOf.get(group.id) ?? []).flatMap(nodeOf);
    const isChosen = chosen === null || chosen.has(group.id);
    if (!isChosen && children.length === 0) return [];
    const own = isChosen ? (stationsOf.get(group.id) ?? []) : [];
    const sum = (ofStation: (station: DashboardStation) => number, ofChild: (child: GroupNode) => number) =>
      own.reduce((total, station) => total + ofStation(station), 0) +
      children.reduce((total, child) => total + ofChild(child), 0);
    return [
      {
        group,
        stations: own,
        children,
        pointCount: sum(
          ({ points }) => points.length,
          (child) => child.pointCount,
        ),
        powerW: sum(powerAt, (child) => child.powerW),
      },
    ];
  };
  return (childrenOf.get(null) ?? []).flatMap(nodeOf);
}

/** One root around everything is no news: its groups are the outer frames, its own stations a frame beside them. */
export function outerFrames(tree: GroupNode[]): GroupNode[] {
  const root = tree[0];
  if (tree.length !== 1 || root === undefined || root.children.length === 0) return tree;
  if (root.stations.length === 0) return root.children;
  const below = root.children.reduce((sum, { pointCount }) => sum + pointCount, 0);
  const powerW = root.stations.reduce((sum, station) => sum + powerAt(station), 0);
  return [...root.children, { ...root, children: [], pointCount: root.pointCount - below, powerW }];
}

export const stationsIn = (nodes: GroupNode[]): DashboardStation[] =>
  nodes.flatMap(({ stations, children }) => [...stations, ...stationsIn(children)]);
