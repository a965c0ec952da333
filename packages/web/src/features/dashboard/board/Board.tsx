// Charging groups as frames within frames, with their stations standing in them.
import { useNavigate } from '@tanstack/react-router';
import { useMemo, type MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../ui/format/formats-context.ts';
import { GroupFrame } from '../../../ui/station/GroupFrame.tsx';
import type { PointSize } from '../../../ui/station/point-look.ts';
import { useStationWords } from '../../../ui/station/station-words.ts';
import classes from './Board.module.css';
import { BoardStation, type BoardWays } from './BoardStation.tsx';
import { EditGroup } from './EditGroup.tsx';
import { frameWidthsPx } from './frame-width.ts';
import type { GroupNode } from './group-tree.ts';

type Shared = { level: number; size: PointSize; ways: BoardWays };
type FrameProps = Shared & { node: GroupNode; widthPx: number };

function Frame({ node, level, size, ways, widthPx }: FrameProps) {
  const { t } = useTranslation('dashboard');
  const formats = useFormats();
  const points = t('sums', { count: node.pointCount, shown: formats.count(node.pointCount) });
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
            <BoardStation key={station.id} station={station} size={size} ways={ways} />
          ))}
        </ul>
      )}
      {node.children.length > 0 && <Frames nodes={node.children} level={level + 1} size={size} ways={ways} />}
    </GroupFrame>
  );
}

function Frames({ nodes, ...shared }: Shared & { nodes: GroupNode[] }) {
  const widthsPx = frameWidthsPx(nodes, shared.size);
  return (
    <div className={classes.frames}>
      {nodes.map((node, index) => (
        <Frame key={node.group.id} node={node} widthPx={widthsPx[index] ?? 0} {...shared} />
      ))}
    </div>
  );
}

/** A router link for each of a thousand stations would listen to every change of the address. */
function useWays(): BoardWays {
  const { nameOf } = useStationWords();
  const navigate = useNavigate();
  return useMemo(() => {
    const onGo = (event: MouseEvent, stationId: number) => {
      if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      void navigate({ to: '/stations/$stationId', params: { stationId } });
    };
    return { nameOf, onGo };
  }, [nameOf, navigate]);
}

export function Board({ frames, size }: { frames: GroupNode[]; size: PointSize }) {
  return <Frames nodes={frames} level={0} size={size} ways={useWays()} />;
}
