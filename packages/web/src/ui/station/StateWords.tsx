// What a station's points are doing, in words, the foremost in ink and an issue in its colour.
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { roughSpanOf } from '../format/formats.ts';
import { useNow } from '../format/now.ts';
import type { MarkedPoint } from './StationMark.tsx';
import classes from './StateWords.module.css';
import { useStationWords } from './station-words.ts';

type Away = { offlineSince: string | null; lastSeenAt: string | null };

/** `short`: where there is room for a word or two only. */
export function OfflineWords({ offlineSince, lastSeenAt, short = false }: Away & { short?: boolean }) {
  const { t } = useTranslation('ui');
  const now = useNow(offlineSince === null ? 3_600_000 : 30_000);
  const never = t(short ? 'neverSeen' : 'neverConnected');
  const away = lastSeenAt === null ? never : t('offline');
  const text = offlineSince === null ? away : t('offlineFor', { span: roughSpanOf(now - Date.parse(offlineSince)) });
  return <span className={classes.offline}>{text}</span>;
}

type Props = { station: Away & { points: MarkedPoint[]; connected: boolean } };

export function StateWords({ station }: Props) {
  const { statesOf } = useStationWords();
  if (!station.connected) return <OfflineWords {...station} />;
  const [first, ...rest] = statesOf(station.points);
  if (first === undefined) return null;
  return (
    <span className={classes.words}>
      <span className={classes.first} data-state={first.state}>
        {first.text}
        {rest.length > 0 && <span className={classes.comma}>,</span>}
      </span>
      {rest.map(({ state, text }, index) => (
        <Fragment key={state}>
          {' '}
          <span className={classes.rest}>
            {text}
            {index < rest.length - 1 && ','}
          </span>
        </Fragment>
      ))}
    </span>
  );
}
