// The way to every page that exists, in the manual's order and words, above the organization's clock.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMe } from '../features/login/api.ts';
import { useFormats } from '../ui/format/formats-context.ts';
import { Logo } from '../ui/Logo.tsx';
import { useNow } from '../ui/format/now.ts';
import { AuditLogIcon, DashboardIcon, GroupsIcon, SessionsIcon, SettingsIcon, StationsIcon } from '../ui/icons.tsx';
import classes from './Navigation.module.css';

function OrganizationClock() {
  const formats = useFormats();
  const now = useNow(60_000);
  return (
    <p className={classes.clock}>
      <time dateTime={new Date(now).toISOString()}>{formats.dayTime(now)}</time>
      <span>{formats.zone(now)}</span>
    </p>
  );
}

export function Navigation() {
  const { t } = useTranslation('app');
  const isAdmin = useMe().operator.role === 'admin';
  return (
    <div className={classes.side}>
      <Link to="/dashboard" className={classes.home}>
        <Logo />
      </Link>
      <nav aria-label={t('nav.label')}>
        <ul className={classes.list}>
          <li>
            <Link to="/dashboard" className={classes.entry}>
              <DashboardIcon />
              {t('nav.dashboard')}
            </Link>
          </li>
          <li>
            <Link to="/groups" className={classes.entry}>
              <GroupsIcon />
              {t('nav.groups')}
            </Link>
          </li>
          <li>
            <Link to="/stations" className={classes.entry}>
              <StationsIcon />
              {t('nav.stations')}
            </Link>
          </li>
        </ul>
        <ul className={`${classes.list} ${classes.second}`}>
          <li>
            <Link to="/sessions" className={classes.entry}>
              <SessionsIcon />
              {t('nav.sessions')}
            </Link>
          </li>
          {isAdmin && (
            <li>
              <Link to="/audit" className={classes.entry}>
                <AuditLogIcon />
                {t('nav.auditLog')}
              </Link>
            </li>
          )}
          {isAdmin && (
            <li>
              <Link to="/settings" className={classes.entry}>
                <SettingsIcon />
                {t('nav.settings')}
              </Link>
            </li>
          )}
        </ul>
      </nav>
      <OrganizationClock />
    </div>
  );
}
