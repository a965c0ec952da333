// What is known of a charging station: what it said of itself when it started, and what admins wrote down about it.
import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import type { Station } from '../../../api/contract.ts';
import { Age } from '../../../ui/format/Age.tsx';
import { Card } from '../../../ui/page/Card.tsx';
import classes from './StationDetails.module.css';

function mapAddress(latitude: number, longitude: number): string {
  return `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=17/${latitude}/${longitude}`;
}

function Place({ station: { address, latitude, longitude } }: { station: Station }) {
  const { t } = useTranslation('stations');
  return (
    <>
      {address}{' '}
      {latitude !== null && longitude !== null && (
        <a href={mapAddress(latitude, longitude)} target="_blank" rel="noreferrer">
          {t('details.map')}
        </a>
      )}
    </>
  );
}

/** What nobody said is not listed. */
function useFacts(station: Station): [string, ReactNode][] {
  const { t } = useTranslation('stations');
  const { vendor, model, serial, ocppVersion, bootedAt, contact, note } = station;
  const isFree = station.freeCharging ?? station.inheritedFreeCharging;
  const isPlaced = station.address !== '' || station.latitude !== null;
  const facts: [string, ReactNode][] = [
    [t('details.model'), [vendor, model].filter((part) => part !== null).join(' ')],
    [t('details.serial'), serial],
    [t('details.protocol'), ocppVersion === null ? null : `OCPP ${ocppVersion}`],
    [t('details.started'), bootedAt === null ? null : <Age at={bootedAt} />],
    [t('edit.freeCharging'), t(isFree ? 'edit.on' : 'edit.off')],
    [t('details.place'), isPlaced ? <Place station={station} /> : null],
    [t('edit.contact'), contact],
    [t('edit.note'), note],
  ];
  return facts.filter(([, value]) => value !== null && value !== '');
}

export function StationDetails({ station }: { station: Station }) {
  const { t } = useTranslation('stations');
  const facts = useFacts(station);
  return (
    <Card className={classes.card} label={t('details.title')}>
      <h2 className={classes.title}>{t('details.title')}</h2>
      <dl className={classes.facts}>
        {facts.map(([label, value]) => (
          <div key={label} className={classes.fact}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
