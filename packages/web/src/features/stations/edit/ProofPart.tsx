// What the station must show to be let in, and the ways to a new password; each takes effect at once, not with the form.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NewProof, Station } from '../../../api/contract.ts';
import { FormPart } from '../../../ui/form/FormPart.tsx';
import { useFormats } from '../../../ui/format/formats-context.ts';
import { CapsButton } from '../../../ui/page/CapsButton.tsx';
import { ConfirmDialog } from '../../../ui/dialog/ConfirmDialog.tsx';
import { ErrorLine } from '../../../ui/states/ErrorState.tsx';
import { CertificateHints, WhatToEnter } from '../add/WhatToEnter.tsx';
import { setProof, stationKey } from '../api.ts';
import { Certificates } from './Certificates.tsx';
import classes from './EditStation.module.css';
import { Encryption } from './Encryption.tsx';

/** The ways to let a station in, each with what is asked of the server. */
const ways = {
  send: { proof: 'password', send: true },
  show: { proof: 'password' },
  firstContact: { proof: 'first_contact' },
  certificate: { proof: 'certificate' },
  none: { proof: 'none' },
} as const satisfies Record<string, NewProof>;
type Way = keyof typeof ways;

function Now({ station }: { station: Station }) {
  const { t } = useTranslation('stations');
  const formats = useFormats();
  const { proof, firstContactUntil, newPasswordSince, newPasswordIsSent } = station;
  const until = firstContactUntil === null ? '' : formats.shortDayTime(firstContactUntil);
  return (
    <p className={classes.text}>
      {t(`proofNow.${proof}`, { until })}{' '}
      {proof === 'password' &&
        newPasswordSince !== null &&
        t(newPasswordIsSent ? 'proofNow.sending' : 'proofNow.typing')}
    </p>
  );
}

export function ProofPart({ station }: { station: Station }) {
  const { t } = useTranslation('stations');
  const queries = useQueryClient();
  const [asking, setAsking] = useState<Way>();
  const setting = useMutation({
    mutationFn: (way: Way) => setProof(station.id, ways[way]),
    onSuccess: () => queries.invalidateQueries({ queryKey: stationKey(station.id) }),
  });
  const password = setting.data?.password ?? null;
  const offered = (Object.keys(ways) as Way[]).filter((way) => way !== station.proof);
  return (
    <FormPart title={t('add.proof')}>
      <Now station={station} />
      {station.proof === 'certificate' && <CertificateHints station={station} />}
      <Certificates stationId={station.id} />
      <div className={classes.buttons}>
        {offered.map((way) => (
          <CapsButton
            key={way}
            tone={way === 'none' ? 'danger' : 'plain'}
            busy={setting.isPending && setting.variables === way}
            onClick={() => setAsking(way)}
          >
            {t(`newProof.${way}`)}
          </CapsButton>
        ))}
      </div>
      {setting.isError && <ErrorLine error={setting.error} />}
      {password !== null && (
        <div className={classes.shown} role="status">
          <p className={classes.text}>{t('connecting.textOnce')}</p>
          <WhatToEnter station={station} password={password} />
        </div>
      )}
      {asking !== undefined && (
        <ConfirmDialog
          title={t(`newProof.${asking}`)}
          text={t(`newProof.${asking}Text`)}
          action={t(`newProof.${asking}`)}
          tone={asking === 'none' ? 'danger' : 'main'}
          onConfirm={() => setting.mutate(asking)}
          onClose={() => setAsking(undefined)}
        />
      )}
      <Encryption station={station} />
    </FormPart>
  );
}
