// A charging station on the dashboard: squares, line, identifier, and the way to its page. Drawn anew only when it changes.
import { useNavigate } from '@tanstack/react-router';
import type { MouseEvent } from 'react';
import { memo } from 'react';
import type { DashboardStation } from '../../api/contract.ts';
import type { PointSize } from '../../ui/station/point-look.ts';
import { OfflineWords } from '../../ui/station/StateWords.tsx';
import { StationMark } from '../../ui/station/StationMark.tsx';
import { useStationWords } from '../../ui/station/station-words.ts';
import classes from './Board.module.css';

type Props = { station: DashboardStation; size: PointSize };

export const BoardStation = memo(function BoardStation({ station, size }: Props) {
  const { nameOf } = useStationWords();
  const navigate = useNavigate();
  const name = nameOf(station);
  // A router link of its own for each of a thousand stations would listen to every change of the address.
  const onClick = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    void navigate({ to: '/stations/$stationId', params: { stationId: station.id } });
  };
  return (
    <li>
      <a
        className={classes.station}
        data-size={size}
        href={`/stations/${station.id}`}
        data-tip={name.split(', ').join('\n')}
        onClick={onClick}
      >
        <span className="sm-only-read">{name}</span>
        <StationMark points={station.points} connected={station.connected} size={size} showPower={size === 36} />
        {size !== 16 && (
          <span className={classes.identifier} aria-hidden="true">
            {station.identifier}
          </span>
        )}
        {size !== 16 && !station.connected && (
          <span className={classes.offline} aria-hidden="true">
            <OfflineWords {...station} short />
          </span>
        )}
      </a>
    </li>
  );
});
