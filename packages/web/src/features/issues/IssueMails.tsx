// Which groups' issues the operator gets mails about: a part of the own account.
import { Checkbox } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormPart } from '../../ui/form/FormPart.tsx';
import { CapsButton } from '../../ui/page/CapsButton.tsx';
import { ErrorLine } from '../../ui/states/ErrorState.tsx';
import { groupsQuery } from '../groups/api.ts';
import { inTreeOrder } from '../groups/tree-order.ts';
import { issueMailsQuery, useSaveIssueMails } from './api.ts';
import classes from './IssueMails.module.css';

export function IssueMails() {
  const { t } = useTranslation(['issues', 'ui']);
  const { data: wanted } = useQuery(issueMailsQuery);
  const { data: groups } = useQuery(groupsQuery);
  const [changed, setChanged] = useState<readonly string[] | null>(null);
  const saving = useSaveIssueMails();
  if (wanted === undefined || groups === undefined) return null;
  const chosen = changed ?? wanted.groupIds.map(String);
  return (
    <FormPart title={t('mails')} text={t('mailsText')}>
      <form
        aria-label={t('mails')}
        onSubmit={(event) => {
          event.preventDefault();
          saving.mutate(chosen.map(Number), { onSuccess: () => setChanged(null) });
        }}
      >
        <Checkbox.Group value={[...chosen]} onChange={setChanged} aria-label={t('mails')}>
          <ul className={classes.groups}>
            {inTreeOrder(groups.items).map(({ group, depth }) => (
              <li key={group.id} style={{ paddingLeft: depth * 20 }}>
                <Checkbox value={String(group.id)} label={group.name} />
              </li>
            ))}
          </ul>
        </Checkbox.Group>
        {saving.isError && <ErrorLine error={saving.error} />}
        <div className={classes.buttons}>
          <span role="status">{saving.isSuccess && changed === null ? t('mailsSaved') : ''}</span>
          <CapsButton tone="main" submit busy={saving.isPending}>
            {t('ui:saveChanges')}
          </CapsButton>
        </div>
      </form>
    </FormPart>
  );
}
