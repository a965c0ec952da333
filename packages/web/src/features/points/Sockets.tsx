// The sockets of a charging point, as operators have described them.
import { useTranslation } from 'react-i18next';
import type { Socket } from '../../api/contract.ts';
import { useFormats } from '../../ui/format/formats-context.ts';
import classes from './Sockets.module.css';

export function Sockets({ sockets }: { sockets: Socket[] }) {
  const { t } = useTranslation(['points', 'stations']);
  const formats = useFormats();
  if (sockets.length === 0) return null;
  return (
    <ul className={classes.sockets} aria-label={t('sockets')}>
      {sockets.map(({ type, maximumPowerW }, index) => (
        <li key={index}>
          {t(`stations:socket.${type}`)}{' '}
          <span className={classes.number}>{t('socketNumber', { number: index + 1 })}</span>
          {maximumPowerW !== null && (
            <span className={classes.power}> {t('socketPower', { power: formats.plain(maximumPowerW / 1000) })}</span>
          )}
        </li>
      ))}
    </ul>
  );
}
