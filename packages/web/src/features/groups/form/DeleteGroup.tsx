// The end of a charging group: only when nothing hangs on it, and what does is named.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Group } from '../../../api/contract.ts';
import { FormPart } from '../../../ui/form/FormPart.tsx';
import { CapsButton } from '../../../ui/page/CapsButton.tsx';
import { ConfirmDialog } from '../../../ui/page/ConfirmDialog.tsx';
import { ErrorLine } from '../../../ui/page/ErrorState.tsx';
import { deleteGroup } from '../api.ts';
import classes from './GroupForm.module.css';

const kinds = [
  'stations',
  'groups',
  'operators',
  'apiKeys',
  'rights',
  'drivers',
  'driverGroups',
  'firmwareImages',
  'tasks',
] as const;

export function DeleteGroup({ group, isBase }: { group: Group; isBase: boolean }) {
  const { t } = useTranslation('groups');
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const deleting = useMutation({
    mutationFn: () => deleteGroup(group),
    onSuccess: async () => {
      await navigate({ to: '/groups', ignoreBlocker: true });
      await queries.invalidateQueries();
    },
  });
  const inTheWay = kinds.filter((kind) => group.holding[kind] > 0);
  const isHeld = isBase || inTheWay.length > 0;
  return (
    <FormPart title={t('form.removeTitle')} danger>
      {isBase && <p>{t('form.removeBase')}</p>}
      {!isBase && inTheWay.length > 0 && (
        <>
          <p>{t('form.inTheWay')}</p>
          <ul className={classes.way}>
            {inTheWay.map((kind) => (
              <li key={kind}>{t(`form.holding.${kind}`, { count: group.holding[kind] })}</li>
            ))}
          </ul>
        </>
      )}
      {!isHeld && <p className={classes.before}>{t('form.removeText')}</p>}
      {!isBase && (
        <CapsButton tone="danger" disabled={isHeld} busy={deleting.isPending} onClick={() => setAsking(true)}>
          {t('form.remove')}
        </CapsButton>
      )}
      {deleting.isError && <ErrorLine error={deleting.error} />}
      {asking && (
        <ConfirmDialog
          title={t('form.confirmTitle', { name: group.name })}
          text={t('form.confirmText', { name: group.name })}
          action={t('form.remove')}
          onConfirm={() => deleting.mutate()}
          onClose={() => setAsking(false)}
        />
      )}
    </FormPart>
  );
}
