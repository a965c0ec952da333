// The end of a charging group: only when nothing hangs on it, and what does is named.
import { useTranslation } from 'react-i18next';
import type { Group } from '../../../api/contract.ts';
import { FormPart } from '../../../ui/form/FormPart.tsx';
import { RemovalPart } from '../../../ui/form/RemovalPart.tsx';
import { deleteGroup, groupQuery } from '../api.ts';
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
  'certificateAuthorities',
  'tasks',
] as const;

export function DeleteGroup({ group, isBase }: { group: Group; isBase: boolean }) {
  const { t } = useTranslation('groups');
  const inTheWay = kinds.filter((kind) => group.holding[kind] > 0);
  const title = t('form.removeTitle');
  if (isBase) {
    return (
      <FormPart title={title} danger>
        <p>{t('form.removeBase')}</p>
      </FormPart>
    );
  }
  return (
    <RemovalPart
      title={title}
      action={t('form.remove')}
      question={{
        title: t('form.confirmTitle', { name: group.name }),
        text: t('form.confirmText', { name: group.name }),
      }}
      disabled={inTheWay.length > 0}
      remove={() => deleteGroup(group)}
      gone={groupQuery(group.id).queryKey}
      to="/groups"
    >
      {inTheWay.length === 0 && <p className={classes.before}>{t('form.removeText')}</p>}
      {inTheWay.length > 0 && (
        <>
          <p>{t('form.inTheWay')}</p>
          <ul className={classes.way}>
            {inTheWay.map((kind) => (
              <li key={kind}>{t(`form.holding.${kind}`, { count: group.holding[kind] })}</li>
            ))}
          </ul>
        </>
      )}
    </RemovalPart>
  );
}
