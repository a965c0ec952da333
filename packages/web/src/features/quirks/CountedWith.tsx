// One line above the sessions of a charging station: that they are counted with what is special about it in mind.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { quirksQuery } from './api.ts';
import classes from './Quirks.module.css';

const counting: ReadonlySet<string> = new Set([
  'counts_per_session',
  'register_dips',
  'register_falls',
  'starts_at_zero',
  'start_without_register',
  'kwh_labelled_wh',
]);

export function CountedWith({ stationId }: { stationId: number }) {
  const { t } = useTranslation('quirks');
  const { data } = useQuery(quirksQuery(stationId));
  const count = data?.items.filter(({ quirk }) => counting.has(quirk)).length ?? 0;
  if (count === 0) return null;
  return (
    <p className={classes.counted}>
      {t('counted', { count })}{' '}
      <Link to="/stations/$stationId" params={{ stationId }} search={{ tab: 'special' }}>
        {t('seeSpecial')}
      </Link>
    </p>
  );
}
