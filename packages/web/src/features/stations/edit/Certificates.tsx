// The certificates that a charging station has proved itself by; one that was lost is revoked.
import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StationCertificate } from '../../../api/contract.ts';
import { Age } from '../../../ui/format/Age.tsx';
import { ConfirmDialog } from '../../../ui/dialog/ConfirmDialog.tsx';
import { ErrorLine } from '../../../ui/states/ErrorState.tsx';
import { CertificateEnd } from '../../authorities/CertificateEnd.tsx';
import { certificatesQuery, revokeCertificate, stationKey } from '../api.ts';
import classes from './EditStation.module.css';

export function Certificates({ stationId }: { stationId: number }) {
  const { t } = useTranslation('stations');
  const queries = useQueryClient();
  const { data } = useQuery(certificatesQuery(stationId));
  const [asking, setAsking] = useState<StationCertificate>();
  const revoking = useMutation({
    mutationFn: (fingerprint: string) => revokeCertificate(stationId, fingerprint),
    onSettled: () => queries.invalidateQueries({ queryKey: stationKey(stationId) }),
  });
  if (data === undefined || data.items.length === 0) return null;
  return (
    <>
      <ul className={classes.certificates} aria-label={t('certificates.title')}>
        {data.items.map((certificate) => (
          <li key={certificate.fingerprint}>
            <span>
              <strong>{certificate.subject}</strong>
              <span className={classes.small}>
                {t('certificates.from', { issuer: certificate.issuer, serial: certificate.serial })}
              </span>
              <span className={classes.small}>
                {t('certificates.until')} <CertificateEnd at={certificate.validTo} />,{' '}
                {certificate.revokedAt === null ? t('certificates.shown') : t('certificates.revoked')}{' '}
                <Age at={certificate.revokedAt ?? certificate.lastShownAt} />
              </span>
            </span>
            {certificate.revokedAt === null && (
              <Button
                size="xs"
                aria-label={`${t('certificates.revoke')}: ${certificate.serial}`}
                onClick={() => setAsking(certificate)}
              >
                {t('certificates.revoke')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {revoking.isError && <ErrorLine error={revoking.error} />}
      {asking !== undefined && (
        <ConfirmDialog
          title={t('certificates.revokeTitle')}
          text={t('certificates.revokeText')}
          action={t('certificates.revoke')}
          onConfirm={() => revoking.mutate(asking.fingerprint)}
          onClose={() => setAsking(undefined)}
        />
      )}
    </>
  );
}
