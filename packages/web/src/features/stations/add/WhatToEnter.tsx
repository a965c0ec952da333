// What is to be entered in the device: the address, the identifier, how it proves itself, and what else that needs.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Station } from '../../../api/contract.ts';
import { CopyText } from '../../../ui/copy/CopyText.tsx';
import { authoritiesQuery } from '../../authorities/api.ts';
import classes from './AddStation.module.css';

/** As OCPP numbers what a station shows, and over what. */
function profileOf({ proof, connectTo }: Pick<Station, 'proof' | 'connectTo'>) {
  if (proof === 'certificate' || proof === 'none') return proof;
  return connectTo.startsWith('wss:') ? 'tls' : 'plain';
}

export function WhatToEnter({ station, password }: { station: Station; password: string | null }) {
  const { t } = useTranslation('stations');
  const rows = [
    { term: t('add.address'), text: station.connectTo },
    { term: t('add.identifier'), text: station.identifier },
    ...(password === null ? [] : [{ term: t('add.password'), text: password }]),
  ];
  return (
    <dl className={classes.facts}>
      {rows.map(({ term, text }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>
            <CopyText text={text} />
          </dd>
        </div>
      ))}
      <div>
        <dt>{t('connecting.profile')}</dt>
        <dd>{t(`connecting.profiles.${profileOf(station)}`)}</dd>
      </div>
    </dl>
  );
}

/** What a certificate needs before it counts, said where it is wanted. */
export function CertificateHints({ station }: { station: Station }) {
  const { t } = useTranslation('stations');
  const { data } = useQuery(authoritiesQuery());
  return (
    <>
      <p className={classes.hint}>{t('connecting.certificate', { identifier: station.identifier })}</p>
      {data?.total === 0 && (
        <p className={classes.warning}>
          {t('connecting.noAuthority')}{' '}
          <Link to="/settings/certificate-authorities">{t('connecting.addAuthority')}</Link>
        </p>
      )}
      {!station.takesCertificates && <p className={classes.warning}>{t('connecting.noCertificates')}</p>}
    </>
  );
}
