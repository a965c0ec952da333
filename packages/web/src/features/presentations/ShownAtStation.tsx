// The ways from a charging station to the cards that were shown there, and to the question who may charge.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import tokens from '../tokens/Tokens.module.css';
import classes from './Presentations.module.css';

export function ShownAtStation({ stationId }: { stationId: number }) {
  const { t } = useTranslation('presentations');
  return (
    <p className={classes.links}>
      <Link className={tokens.quiet} to="/tokens/shown" search={{ stationId }}>
        {t('atStation.shown')}
      </Link>
      <Link className={tokens.quiet} to="/tokens/why" search={{ stationId }}>
        {t('atStation.why')}
      </Link>
    </p>
  );
}
