// The filter for a charging group, which stands for all below it.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { FilterChip } from '../../../ui/list/FilterChip.tsx';
import { groupsQuery } from '../../groups/api.ts';

type Props = { groupId: number | undefined; onChoose: (groupId: number | undefined) => void };

export function GroupChip({ groupId, onChoose }: Props) {
  const { t } = useTranslation('sessions');
  const { data } = useQuery(groupsQuery);
  const groups = data?.items ?? [];
  const name = t('filter.group');
  const value = groups.find(({ id }) => id === groupId)?.name ?? '…';
  return (
    <FilterChip
      name={name}
      shown={t('filter.anyOf', { name, value })}
      removeLabel={t('filter.remove', { name })}
      isSet={groupId !== undefined}
      options={groups.map((group) => ({ value: group.id, label: group.name }))}
      onChoose={onChoose}
    />
  );
}
