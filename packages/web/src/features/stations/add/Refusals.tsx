// When and why a charging station was refused at the door, and what to do about each.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { FormPart } from '../../../ui/form/FormPart.tsx';
import { Age } from '../../../ui/format/Age.tsx';
import { refusalsQuery } from '../api.ts';
import classes from './AddStation.module.css';

export function Refusals({ stationId }: { stationId: number }) {
  const { t } = useTranslation('stations');
  const { data } = useQuery(refusalsQuery(stationId));
  if (data === undefined || data.items.length === 0) return null;
  return (
    <FormPart title={t('refusals.title')}>
      <ul className={classes.refusals}>
        {data.items.map(({ cause, address, count, lastAt }) => (
          <li key={cause}>
            <strong>{t(`refusals.${cause}`)}</strong> {t(`refusals.${cause}Remedy`)}
            <span className={classes.when}>
              {t('refusals.times', { count })} {t('refusals.from', { address })} <Age at={lastAt} />
            </span>
          </li>
        ))}
      </ul>
    </FormPart>
  );
}
