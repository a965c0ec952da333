// What a station's points are doing, in words, the foremost in ink and an issue in its colour.
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { roughSpanOf } from '../format/formats.ts';
import { useNow } from '../format/now.ts';
import type { MarkedPoint } from './StationMark.tsx';
import classes from './StateWords.module.css';
import { useStationWords } from './station-words.ts';

export function OfflineWords({ since }: { since: string | null }) {
  const { t } = useTranslation('ui');
  const now = useNow(since === null ? 3_600_000 : 30_000);
  const text = since === null ? t('offline') : t('offlineFor', { span: roughSpanOf(now - Date.parse(since)) });
  return <span className={classes.offline}>{text}</span>;
}

type Props = { points: MarkedPoint[]; connected: boolean; offlineSince: string | null };

export function StateWords({ points, connected, offlineSince }: Props) {
  const { statesOf } = useStationWords();
  if (!connected) return <OfflineWords since={offlineSince} />;
  const [first, ...rest] = statesOf(points);
  if (first === undefined) return null;
  return (
    <span className={classes.words}>
      <span className={classes.first} data-state={first.state}>
        {first.text}
      </span>
      {rest.map(({ state, text }) => (
        <Fragment key={state}>
          {', '}
          <span className={classes.rest}>{text}</span>
        </Fragment>
      ))}
    </span>
  );
}
