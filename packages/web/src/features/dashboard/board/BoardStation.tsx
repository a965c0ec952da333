// A charging station on the dashboard: squares, line, identifier, and the way to its page. Drawn anew only when it changes.
import type { MouseEvent } from 'react';
import { memo } from 'react';
import type { DashboardStation } from '../../../api/contract.ts';
import type { PointSize } from '../../../ui/station/point-look.ts';
import { OfflineWords } from '../../../ui/station/StateWords.tsx';
import { StationMark } from '../../../ui/station/StationMark.tsx';
import classes from './Board.module.css';

/** What all stations of a board share: with a hook of its own each of thousands would cost more than its drawing. */
export type BoardWays = {
  nameOf: (station: DashboardStation) => string;
  /** The click on a link, and where that leads. */
  onGo: (event: MouseEvent, stationId: number) => void;
};

type Props = { station: DashboardStation; size: PointSize; ways: BoardWays };

export const BoardStation = memo(function BoardStation({ station, size, ways }: Props) {
  const name = ways.nameOf(station);
  return (
    <li>
      <a
        className={classes.station}
        data-size={size}
        href={`/stations/${station.id}`}
        aria-label={size === 16 ? name : undefined}
        data-tip={name.split(', ').join('\n')}
        onClick={(event) => ways.onGo(event, station.id)}
      >
        {size !== 16 && <span className="sm-only-read">{name}</span>}
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
