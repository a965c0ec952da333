// On a phone, the way to the pages lies within reach of the thumb.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import classes from './BottomBar.module.css';
import { DashboardIcon, SessionsIcon, StationsIcon } from '../ui/icons.tsx';

export function BottomBar() {
  const { t } = useTranslation('app');
  return (
    <nav aria-label={t('nav.label')} className={classes.bar}>
      <Link to="/dashboard" className={classes.entry}>
        <DashboardIcon size={20} />
        {t('nav.dashboard')}
      </Link>
      <Link to="/stations" className={classes.entry}>
        <StationsIcon size={20} />
        {t('nav.stationsShort')}
      </Link>
      <Link to="/sessions" className={classes.entry}>
        <SessionsIcon size={20} />
        {t('nav.sessions')}
      </Link>
    </nav>
  );
}
