// The end of a charging user group: only when nobody belongs to it.
import { useTranslation } from 'react-i18next';
import type { DriverGroup } from '../../api/contract.ts';
import { RemovalPart } from '../../ui/form/RemovalPart.tsx';
import { deleteDriverGroup, driverGroupQuery } from './api.ts';

export function DeleteDriverGroup({ group }: { group: DriverGroup }) {
  const { t } = useTranslation('driverGroups');
  const isHeld = group.memberCount + group.membersOutside > 0;
  return (
    <RemovalPart
      title={t('delete')}
      text={t(isHeld ? 'notEmpty' : 'deleteText')}
      action={t('delete')}
      question={{ title: t('deleteTitle', { name: group.name }), text: t('deleteText') }}
      disabled={isHeld}
      remove={() => deleteDriverGroup(group)}
      gone={driverGroupQuery(group.id).queryKey}
      to="/driver-groups"
    />
  );
}
