// Which station this is, whether it is connected, where it belongs and what runs on it.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Station } from '../../../api/contract.ts';
import { Age } from '../../../ui/format/Age.tsx';
import { CopyText } from '../../../ui/copy/CopyText.tsx';
import { useFormats } from '../../../ui/format/formats-context.ts';
import { StationMark } from '../../../ui/station/StationMark.tsx';
import classes from './StationHeader.module.css';

function Connection({ station }: { station: Station }) {
  const { t } = useTranslation(['stations', 'ui']);
  const formats = useFormats();
  const { connected, connectedSince, offlineSince, lastSeenAt } = station;
  if (!connected && lastSeenAt === null) return <span className={classes.away}>{t('ui:neverConnected')}</span>;
  if (!connected) {
    return (
      <span>
        <span className={classes.away}>{t('offline')}</span>{' '}
        {offlineSince !== null && t('offlineSince', { at: formats.shortDayTime(offlineSince) })}
      </span>
    );
  }
  return (
    <span>
      <span className={classes.connected}>{t('connected')}</span>{' '}
      <span className={classes.wide}>
        {connectedSince !== null && `${t('connectedSince', { at: formats.shortDayTime(connectedSince) })}, `}
      </span>
      {t('lastSeen')} <Age at={lastSeenAt} />
    </span>
  );
}

export function StationHeader({ station, actions }: { station: Station; actions?: ReactNode }) {
  const { t } = useTranslation('stations');
  return (
    <header className={classes.header}>
      <span className={classes.mark}>
        <StationMark points={station.points} connected={station.connected} size={24} />
      </span>
      <div className={classes.words}>
        <h1 className={classes.title}>{station.name}</h1>
        <ul className={classes.facts}>
          <li>
            <CopyText text={station.identifier} />
          </li>
          <li>
            <Connection station={station} />
          </li>
          <li className={classes.fact}>
            {station.groupName === null ? (
              <span className={classes.away}>{t('orphan')}</span>
            ) : (
              <span className={classes.group}>{station.groupName}</span>
            )}
          </li>
          {station.firmware !== null && (
            <li className={classes.fact}>{t('firmware', { version: station.firmware })}</li>
          )}
        </ul>
      </div>
      {actions !== undefined && <div className={classes.actions}>{actions}</div>}
    </header>
  );
}
