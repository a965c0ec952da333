// A station's firmware updates and diagnostics: how far each is, and the files that it has brought.
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Transfer } from '../../api/contract.ts';
import { useFormats } from '../../ui/format/formats-context.ts';
import { Card } from '../../ui/page/Card.tsx';
import { ConfirmDialog } from '../../ui/dialog/ConfirmDialog.tsx';
import { ErrorLine } from '../../ui/states/ErrorState.tsx';
import { useMe } from '../login/api.ts';
import { addressOfFile, transfersQuery, useDeleteFile } from './api.ts';
import { stepsOf } from './steps.ts';
import { StepWay } from './StepWay.tsx';
import classes from './Transfers.module.css';

type File = NonNullable<Transfer['file']>;

function OwnFile({ id, file, onDelete }: { id: string; file: File; onDelete: (() => void) | undefined }) {
  const { t } = useTranslation('transfers');
  const formats = useFormats();
  return (
    <p className={classes.file}>
      <a className={classes.download} href={addressOfFile(id)} download={file.name}>
        <IconDownload size={16} stroke={1.5} aria-hidden="true" />
        {t('download', { name: file.name })}
      </a>
      <span className={classes.note}>{t('kilobytes', { size: formats.count(Math.ceil(file.sizeBytes / 1_000)) })}</span>
      {onDelete !== undefined && (
        <Button size="xs" variant="quiet" aria-label={`${t('delete')}: ${file.name}`} onClick={onDelete}>
          {t('delete')}
        </Button>
      )}
    </p>
  );
}

function nameOf({ kind, image }: Transfer) {
  if (kind === 'diagnostics') return { key: 'diagnostics' } as const;
  return image === null ? ({ key: 'firmware' } as const) : ({ key: 'firmwareTo', version: image.version } as const);
}

export function Transfers({ stationId }: { stationId: number }) {
  const { t } = useTranslation('transfers');
  const formats = useFormats();
  const { data } = useQuery(transfersQuery(stationId));
  const isAdmin = useMe().operator.role === 'admin';
  const deleting = useDeleteFile(stationId);
  const [leaving, setLeaving] = useState<{ id: string; name: string }>();
  if (data === undefined || data.items.length === 0) return null;
  return (
    <Card className={classes.card} label={t('title')}>
      <h2 className={classes.title}>{t('title')}</h2>
      {deleting.isError && <ErrorLine error={deleting.error} />}
      <ul>
        {data.items.map((transfer) => {
          const { id, file, askedAt } = transfer;
          const { key, ...values } = nameOf(transfer);
          const steps = stepsOf(transfer);
          const onDelete = file === null || !isAdmin ? undefined : () => setLeaving({ id, name: file.name });
          return (
            <li key={id} className={classes.transfer}>
              <div>
                <p className={classes.name}>{t(key, values)}</p>
                <p className={classes.note}>{formats.exact(askedAt)}</p>
              </div>
              <div role="status">
                {steps.length === 0 ? <p className={classes.note}>{t('waiting')}</p> : <StepWay steps={steps} />}
                {file !== null && <OwnFile id={id} file={file} onDelete={onDelete} />}
              </div>
            </li>
          );
        })}
      </ul>
      {leaving !== undefined && (
        <ConfirmDialog
          title={t('deleteTitle', { name: leaving.name })}
          text={t('deleteText')}
          action={t('delete')}
          onConfirm={() => deleting.mutate(leaving.id)}
          onClose={() => setLeaving(undefined)}
        />
      )}
    </Card>
  );
}
