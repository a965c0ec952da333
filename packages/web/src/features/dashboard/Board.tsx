// Charging groups as frames within frames, with their stations standing in them.
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../ui/format/formats-context.ts';
import { GroupFrame } from '../../ui/station/GroupFrame.tsx';
import type { PointSize } from '../../ui/station/point-look.ts';
import classes from './Board.module.css';
import { BoardStation } from './BoardStation.tsx';
import { EditGroup } from './EditGroup.tsx';
import { frameWidthsPx } from './frame-width.ts';
import type { GroupNode } from './group-tree.ts';

type FrameProps = { node: GroupNode; level: number; size: PointSize; widthPx: number };

function Frame({ node, level, size, widthPx }: FrameProps) {
  const { t } = useTranslation('dashboard');
  const formats = useFormats();
  const points = t('sums', { count: node.pointCount });
  const withPower = node.powerW > 0 ? [t('sumsPower', { points, power: formats.kilowatts(node.powerW) })] : [];
  return (
    <GroupFrame
      name={node.group.name}
      sums={[...withPower, points]}
      level={level}
      outer={node.children.length > 0}
      widthPx={widthPx}
      weight={Math.max(1, node.pointCount)}
      action={<EditGroup group={node.group} />}
    >
      {node.stations.length > 0 && (
        <ul className={classes.stations} data-size={size}>
          {node.stations.map((station) => (
            <BoardStation key={station.id} station={station} size={size} />
          ))}
        </ul>
      )}
      {node.children.length > 0 && <Frames nodes={node.children} level={level + 1} size={size} />}
    </GroupFrame>
  );
}

function Frames({ nodes, level, size }: { nodes: GroupNode[]; level: number; size: PointSize }) {
  const widthsPx = frameWidthsPx(nodes, size);
  return (
    <div className={classes.frames}>
      {nodes.map((node, index) => (
        <Frame key={node.group.id} node={node} level={level} size={size} widthPx={widthsPx[index] ?? 0} />
      ))}
    </div>
  );
}

export function Board({ frames, size }: { frames: GroupNode[]; size: PointSize }) {
  return <Frames nodes={frames} level={0} size={size} />;
}
