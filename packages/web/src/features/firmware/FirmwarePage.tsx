// The firmware images that charging stations can fetch from here, for admins.
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FirmwareImage } from '../../api/contract.ts';
import { Card } from '../../ui/page/Card.tsx';
import { ConfirmDialog } from '../../ui/page/ConfirmDialog.tsx';
import { EmptyState } from '../../ui/page/EmptyState.tsx';
import { ErrorLine, ErrorState } from '../../ui/page/ErrorState.tsx';
import { PageHeader } from '../../ui/page/PageHeader.tsx';
import { RowSkeletons } from '../../ui/page/Skeletons.tsx';
import { AddFirmware } from './AddFirmware.tsx';
import { firmwareQuery, useDeleteImage } from './api.ts';
import { FirmwareTable } from './FirmwareTable.tsx';

export function FirmwarePage() {
  const { t } = useTranslation('firmware');
  const { data, error, refetch } = useQuery(firmwareQuery);
  const deleting = useDeleteImage();
  const [adding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<FirmwareImage>();
  const isEmpty = data?.items.length === 0;
  const addButton = (
    <Button variant="main" leftSection={<IconPlus size={16} stroke={1.75} />} onClick={() => setAdding(true)}>
      {t('add.open')}
    </Button>
  );
  return (
    <>
      <PageHeader title={t('title')} actions={isEmpty ? undefined : addButton} inBarOnPhone />
      <Card flush>
        {deleting.isError && <ErrorLine error={deleting.error} />}
        {error !== null && data === undefined && <ErrorState error={error} onRetry={() => void refetch()} />}
        {error === null && data === undefined && <RowSkeletons rows={3} />}
        {isEmpty && <EmptyState title={t('none')} text={t('noneText')} action={addButton} />}
        {data !== undefined && !isEmpty && <FirmwareTable images={data.items} onDelete={setLeaving} />}
      </Card>
      {adding && <AddFirmware onClose={() => setAdding(false)} />}
      {leaving !== undefined && (
        <ConfirmDialog
          title={t('deleteTitle', { version: leaving.version })}
          text={t('deleteText')}
          action={t('delete')}
          onConfirm={() => deleting.mutate(leaving.id)}
          onClose={() => setLeaving(undefined)}
        />
      )}
    </>
  );
}
