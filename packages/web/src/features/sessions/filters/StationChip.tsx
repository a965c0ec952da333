// The filter for one charging station among any number, found as one types.
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SearchChip } from '../../../ui/list/SearchChip.tsx';
import { stationQuery, stationsQuery } from '../../stations/api.ts';

const mostShown = 20;

type Props = { stationId: number | undefined; onChoose: (stationId: number | undefined) => void };

export function StationChip({ stationId, onChoose }: Props) {
  const { t } = useTranslation('sessions');
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed, 150);
  const { data: found } = useQuery(stationsQuery({ sort: 'name', page: 1, pageSize: mostShown, search }));
  const { data: chosen } = useQuery({ ...stationQuery(stationId ?? 0), enabled: stationId !== undefined });
  const name = t('filter.station');
  return (
    <SearchChip
      name={name}
      shown={t('filter.anyOf', { name, value: chosen?.name ?? '…' })}
      removeLabel={t('filter.remove', { name })}
      isSet={stationId !== undefined}
      options={(found?.items ?? []).map((station) => ({
        value: station.id,
        label: `${station.name}, ${station.identifier}`,
      }))}
      typed={typed}
      placeholder={t('filter.findStation')}
      noneFound={t('filter.noStation')}
      onType={setTyped}
      onChoose={onChoose}
    />
  );
}
