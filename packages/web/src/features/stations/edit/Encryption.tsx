// Whether a charging station comes over TLS, and the way back for one that cannot any more.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Station } from '../../../api/contract.ts';
import { useFormats } from '../../../ui/format/formats-context.ts';
import { CapsButton } from '../../../ui/page/CapsButton.tsx';
import { ConfirmDialog } from '../../../ui/dialog/ConfirmDialog.tsx';
import { ErrorLine } from '../../../ui/states/ErrorState.tsx';
import { allowPlain, stationKey } from '../api.ts';
import classes from './EditStation.module.css';

export function Encryption({ station: { id, encryptedSince } }: { station: Station }) {
  const { t } = useTranslation('stations');
  const formats = useFormats();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const allowing = useMutation({
    mutationFn: () => allowPlain(id),
    onSuccess: () => queries.invalidateQueries({ queryKey: stationKey(id) }),
  });
  if (encryptedSince === null) return null;
  return (
    <div className={classes.next}>
      <p className={classes.text}>{t('encryption.since', { at: formats.shortDayTime(encryptedSince) })}</p>
      <CapsButton tone="danger" busy={allowing.isPending} onClick={() => setAsking(true)}>
        {t('encryption.allow')}
      </CapsButton>
      {allowing.isError && <ErrorLine error={allowing.error} />}
      {asking && (
        <ConfirmDialog
          title={t('encryption.allow')}
          text={t('encryption.allowText')}
          action={t('encryption.allow')}
          onConfirm={() => allowing.mutate()}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  );
}
