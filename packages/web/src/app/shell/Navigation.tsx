// The way to every page that exists, in the manual's order and words, above the organization's clock.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../ui/format/formats-context.ts';
import { Logo } from '../../ui/Logo.tsx';
import { useNow } from '../../ui/format/now.ts';
import classes from './Navigation.module.css';
import { usePlaces } from '../places.tsx';

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
  const [first, second] = usePlaces();
  return (
    <div className={classes.side}>
      <Link to="/dashboard" className={classes.home}>
        <Logo />
      </Link>
      <nav aria-label={t('nav.label')}>
        {[first, second].map((places, index) => (
          <ul key={index} className={index === 0 ? classes.list : `${classes.list} ${classes.second}`}>
            {places?.map(({ to, word, Icon, Count, mark }) => (
              <li key={to}>
                <Link to={to} className={classes.entry} {...mark}>
                  <Icon />
                  {t(`nav.${word}`)}
                  {Count && <Count />}
                </Link>
              </li>
            ))}
          </ul>
        ))}
      </nav>
      <OrganizationClock />
    </div>
  );
}
