// A command's way as a line with three stops: queued, sent, and how it ended; says refusals in words.
import { IconCheck, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../format/formats-context.ts';
import type { CommandTimes, WayStop } from './way-stops.ts';
import { isUnderway, wayProgress, wayStops } from './way-stops.ts';
import classes from './CommandWay.module.css';

function Stop({ stop, isLatest }: { stop: WayStop; isLatest: boolean }) {
  const { t } = useTranslation('ui');
  const formats = useFormats();
  return (
    <li className={classes.stop} data-look={stop.look} data-latest={isLatest}>
      <span className={classes.square}>
        {stop.look === 'reached' && <IconCheck size={12} stroke={2.5} aria-hidden="true" />}
        {stop.look === 'failed' && <IconX size={12} stroke={2.5} aria-hidden="true" />}
      </span>
      <span className={classes.word}>
        {t(`way.${stop.word}`)} {stop.at !== null && <time dateTime={stop.at}>{formats.timeWithSeconds(stop.at)}</time>}
      </span>
    </li>
  );
}

type Props = {
  command: CommandTimes;
  /** Why it failed. */
  reason?: string | null;
  /** What an accepted one still waits for. */
  note?: string | null;
};

export function CommandWay({ command, reason = null, note = null }: Props) {
  const failed = !isUnderway(command.state) && command.state !== 'accepted';
  const stops = wayStops(command);
  const latest = Math.max(
    stops.findLastIndex(({ look }) => look !== 'open'),
    0,
  );
  return (
    <div className={classes.way}>
      <span className={classes.track} aria-hidden="true">
        <span className={classes.done} style={{ width: `${wayProgress(command.state) * 100}%` }} />
      </span>
      <ol className={classes.stops}>
        {stops.map((stop, index) => (
          <Stop key={index} stop={stop} isLatest={index === latest} />
        ))}
      </ol>
      {failed && reason !== null && <p className={classes.reason}>{reason}</p>}
      {note !== null && <p className={classes.note}>{note}</p>}
    </div>
  );
}
