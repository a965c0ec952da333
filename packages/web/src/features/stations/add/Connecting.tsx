// What is to be entered in the device, and whether it has come: green as soon as it connects, with what went wrong until then.
import { Button } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { FormPart } from '../../../ui/form/FormPart.tsx';
import { PageHeader } from '../../../ui/page/PageHeader.tsx';
import { stationQuery } from '../api.ts';
import classes from './AddStation.module.css';
import { Refusals } from './Refusals.tsx';
import { CertificateHints, WhatToEnter } from './WhatToEnter.tsx';

type Props = { stationId: number; password: string | null };

/** What no device in the field can reach. */
function isThisMachine(address: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(new URL(address).hostname);
}

export function Connecting({ stationId, password }: Props) {
  const { t } = useTranslation('stations');
  const { data: station } = useQuery(stationQuery(stationId));
  if (station === undefined) return null;
  const { identifier, connected, proof, connectTo, connectPlain } = station;
  return (
    <div className={classes.page}>
      <PageHeader
        title={t('add.doneTitle', { name: station.name })}
        actions={
          <Button
            variant={connected ? 'main' : 'default'}
            renderRoot={(props) => <Link to="/stations/$stationId" params={{ stationId }} {...props} />}
          >
            {t('add.toStation')}
          </Button>
        }
      />
      <FormPart title={t('connecting.title')} text={t(password === null ? 'connecting.text' : 'connecting.textOnce')}>
        <WhatToEnter station={station} password={password} />
        <p className={classes.hint}>
          {t('connecting.shortAddress', { address: connectTo.slice(0, -identifier.length) })}
        </p>
        {isThisMachine(connectTo) && <p className={classes.warning}>{t('connecting.thisMachine')}</p>}
        {connectPlain !== null && proof !== 'certificate' && (
          <p className={classes.hint}>{t('connecting.plainAddress', { address: connectPlain })}</p>
        )}
        {proof === 'certificate' && <CertificateHints station={station} />}
        {proof === 'first_contact' && <p className={classes.hint}>{t('connecting.firstContact')}</p>}
      </FormPart>
      <section className={classes.wait} data-connected={connected || undefined} role="status">
        {connected ? (
          <IconCircleCheck size={20} stroke={1.75} />
        ) : (
          <span className={classes.spinner} aria-hidden="true" />
        )}
        {connected ? t('connecting.connected') : t('connecting.waiting')}
      </section>
      {!connected && <Refusals stationId={stationId} />}
    </div>
  );
}
