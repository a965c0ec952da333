// Whose signature under their certificates lets charging stations in, for admins.
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CertificateAuthority } from '../../api/contract.ts';
import { Card } from '../../ui/page/Card.tsx';
import { ConfirmDialog } from '../../ui/page/ConfirmDialog.tsx';
import { EmptyState } from '../../ui/page/EmptyState.tsx';
import { ErrorLine, ErrorState } from '../../ui/page/ErrorState.tsx';
import { PageHeader } from '../../ui/page/PageHeader.tsx';
import { RowSkeletons } from '../../ui/page/Skeletons.tsx';
import { AddAuthority } from './AddAuthority.tsx';
import { authoritiesQuery, useRemoveAuthority } from './api.ts';
import classes from './Authorities.module.css';
import { AuthoritiesTable } from './AuthoritiesTable.tsx';

export function AuthoritiesPage() {
  const { t } = useTranslation('authorities');
  const { data, error, refetch } = useQuery(authoritiesQuery);
  const removing = useRemoveAuthority();
  const [adding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<CertificateAuthority>();
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
        {removing.isError && <ErrorLine error={removing.error} />}
        {error !== null && data === undefined && <ErrorState error={error} onRetry={() => void refetch()} />}
        {error === null && data === undefined && <RowSkeletons rows={3} />}
        {isEmpty && <EmptyState title={t('none')} text={t('noneText')} action={addButton} />}
        {data !== undefined && !isEmpty && (
          <>
            <p className={classes.text}>{t('text')}</p>
            <AuthoritiesTable authorities={data.items} onRemove={setLeaving} />
          </>
        )}
      </Card>
      {adding && <AddAuthority onClose={() => setAdding(false)} />}
      {leaving !== undefined && (
        <ConfirmDialog
          title={t('removeTitle', { name: leaving.name })}
          text={t('removeText')}
          action={t('remove')}
          onConfirm={() => removing.mutate(leaving.id)}
          onClose={() => setLeaving(undefined)}
        />
      )}
    </>
  );
}
