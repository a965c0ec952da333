// What lies behind the door, drawn: groups of stations with some of their points charging.
import type { PointLook } from '../../ui/station/point-look.ts';
import { PointSquare } from '../../ui/station/PointSquare.tsx';
import { StationLine } from '../../ui/station/StationLine.tsx';
import classes from './LoginDrawing.module.css';

type DrawnPoint = PointLook | number;

const a = 'available';
const s = 'suspended';
const w = 'waiting';

/** Rows of groups of rows of stations; a number is a charging point with its kilowatts. */
const drawing: DrawnPoint[][][][][] = [
  [
    [
      [
        [10.9, a],
        [a, a, s],
      ],
      [
        [a, 22.1, a],
        [a, a],
      ],
    ],
    [
      [
        [a, a, a],
        [a, 7.4],
      ],
      [
        [a, a],
        [w, a, a],
      ],
    ],
  ],
  [
    [
      [
        [a, a],
        [a, a, 7.2],
        [a, a, w],
      ],
      [
        [61.3, 48.6],
        [a, a],
        [a, a, a, s],
      ],
    ],
    [
      [
        [a, a],
        [3.6, a, a],
      ],
      [
        [11.0, a],
        [a, a, a],
      ],
    ],
  ],
  [
    [[[a, a, a]]],
    [
      [
        [a, 11.0],
        [a, a, a],
        [a, a, 22.0],
        [a, a],
      ],
    ],
  ],
];

function Drawn({ point }: { point: DrawnPoint }) {
  return typeof point === 'number' ? (
    <PointSquare look="charging" size={36} powerW={point * 1000} />
  ) : (
    <PointSquare look={point} size={36} />
  );
}

export function LoginDrawing() {
  return (
    <div className={classes.board}>
      {drawing.map((groups, row) => (
        <div key={row} className={classes.groups}>
          {groups.map((lines, group) => (
            <div key={group} className={classes.group}>
              {lines.map((stations, line) => (
                <div key={line} className={classes.stations}>
                  {stations.map((points, station) => (
                    <div key={station} className={classes.station}>
                      <div className={classes.points}>
                        {points.map((point, index) => (
                          <Drawn key={index} point={point} />
                        ))}
                      </div>
                      <StationLine offline={false} />
                    </div>
                  ))}
                </div>
              ))}
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
