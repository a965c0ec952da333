// What the members of a charging user group charged over time, at the charging stations of one's domain.
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { StatisticsPage } from '../statistics/StatisticsPage.tsx';
import { driverGroupQuery } from './api.ts';

export function DriverGroupStatisticsPage() {
  const { t } = useTranslation('driverGroups');
  const { driverGroupId } = useParams({ from: '/panel/driver-groups/$driverGroupId' });
  const search = useSearch({ from: '/panel/driver-groups/$driverGroupId/statistics' });
  const navigate = useNavigate({ from: '/driver-groups/$driverGroupId/statistics' });
  return (
    <StatisticsPage
      whose={{ whole: 'driver-groups', id: driverGroupId }}
      query={useQuery(driverGroupQuery(driverGroupId))}
      nameOf={({ name }) => name}
      edit={{ to: `/driver-groups/${driverGroupId}`, label: t('toGroup') }}
      search={search}
      onChange={(change) => void navigate({ search: (old) => ({ ...old, ...change }), replace: true })}
    />
  );
}
