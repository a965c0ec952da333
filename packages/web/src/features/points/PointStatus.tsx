// What a charging point is doing and since when, or what it has just been asked to do.
import { useTranslation } from 'react-i18next';
import type { Command, StationPoint } from '../../api/contract.ts';
import { continued } from '../../ui/format/continued.ts';
import { roughSpanOf } from '../../ui/format/formats.ts';
import { useFormats } from '../../ui/format/formats-context.ts';
import { useNow } from '../../ui/format/now.ts';
import classes from './PointCard.module.css';

type Props = { point: StationPoint; connected: boolean; underway: Command | undefined };

export function PointStatus({ point, connected, underway }: Props) {
  const { t } = useTranslation(['points', 'ui']);
  const formats = useFormats();
  const now = useNow();
  const state = t(`ui:state.${point.state}`);

  const words = () => {
    if (!connected) return t('lastKnown', { state: continued(state) });
    const span = underway === undefined ? '' : roughSpanOf(now - Date.parse(underway.queuedAt));
    if (underway?.intent === 'stopCharging') return t('stopping', { span });
    if (underway?.intent === 'startCharging') return t('starting', { span });
    const sinceAt = point.state === 'charging' && point.session !== null ? point.session.startedAt : point.statusAt;
    if (sinceAt === null) return state;
    const isToday = formats.calendarDay(sinceAt) === formats.calendarDay(now);
    return t('since', { state, time: isToday ? formats.time(sinceAt) : formats.shortDayTime(sinceAt) });
  };

  return (
    <p className={classes.status} data-offline={!connected || undefined}>
      {words()}
    </p>
  );
}
