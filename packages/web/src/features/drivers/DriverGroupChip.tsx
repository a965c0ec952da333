// The filter for one charging user group among any number, found as one types.
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SearchChip } from '../../ui/list/SearchChip.tsx';
import { driverGroupQuery, driverGroupsQuery } from '../driver-groups/api.ts';

const mostShown = 20;

type Props = { driverGroupId: number | undefined; onChoose: (driverGroupId: number | undefined) => void };

export function DriverGroupChip({ driverGroupId, onChoose }: Props) {
  const { t } = useTranslation('drivers');
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed, 150);
  const { data: found } = useQuery(driverGroupsQuery({ search, pageSize: mostShown }));
  const { data: chosen } = useQuery({ ...driverGroupQuery(driverGroupId ?? 0), enabled: driverGroupId !== undefined });
  return (
    <SearchChip
      name={t('group')}
      shown={t('groupOf', { group: chosen?.name ?? '…' })}
      removeLabel={t('removeGroup')}
      isSet={driverGroupId !== undefined}
      options={(found?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      typed={typed}
      placeholder={t('findGroup')}
      noneFound={t('noGroup')}
      onType={setTyped}
      onChoose={onChoose}
    />
  );
}
