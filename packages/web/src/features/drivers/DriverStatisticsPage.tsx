// What a charging user charged over time, at the charging stations of one's domain.
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { StatisticsPage } from '../statistics/StatisticsPage.tsx';
import { driverQuery } from './api.ts';
import { nameOf } from './driver-name.ts';

export function DriverStatisticsPage() {
  const { t } = useTranslation('drivers');
  const { driverId } = useParams({ from: '/panel/drivers/$driverId' });
  const search = useSearch({ from: '/panel/drivers/$driverId/statistics' });
  const navigate = useNavigate({ from: '/drivers/$driverId/statistics' });
  return (
    <StatisticsPage
      whose={{ whole: 'drivers', id: driverId }}
      query={useQuery(driverQuery(driverId))}
      nameOf={nameOf}
      edit={{ to: `/drivers/${driverId}`, label: t('editTitle') }}
      search={search}
      onChange={(change) => void navigate({ search: (old) => ({ ...old, ...change }), replace: true })}
    />
  );
}
