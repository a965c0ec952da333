// The name of each page in the breadcrumb.
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { stationQuery } from '../features/stations/api.ts';

export function DashboardCrumb(): string {
  const { t } = useTranslation('app');
  return t('nav.dashboard');
}

export function StationsCrumb(): string {
  const { t } = useTranslation('app');
  return t('nav.stations');
}

export function StationCrumb(): string {
  const { stationId } = useParams({ from: '/panel/stations/$stationId' });
  const { data } = useQuery(stationQuery(stationId));
  return data?.identifier ?? '…';
}
