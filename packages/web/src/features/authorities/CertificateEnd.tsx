// When a certificate ends: its day, and in how many days where that is soon.
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../ui/format/formats-context.ts';
import { useNow } from '../../ui/format/now.ts';
import classes from './Authorities.module.css';
import { daysBetween, stageOf } from './certificate-end.ts';

export function CertificateEnd({ at }: { at: string }) {
  const { t } = useTranslation('authorities');
  const formats = useFormats();
  const now = useNow(60_000);
  const stage = stageOf(at, now);
  const day = formats.calendarDay(at);
  return (
    <time dateTime={at} data-tip={formats.exact(at)} data-stage={stage} className={classes.end}>
      {stage === 'over' ? t('expired') : formats.shortNameOfDay(day)}
      {(stage === 'soon' || stage === 'urgent') &&
        t('endsIn', { count: daysBetween(formats.calendarDay(new Date(now).toISOString()), day) })}
    </time>
  );
}
