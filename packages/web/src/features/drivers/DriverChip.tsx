// A list's filter for one charging user, which came with the address.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { FixedChip } from '../../ui/list/Chip.tsx';
import { driverQuery } from './api.ts';
import { nameOf } from './driver-name.ts';

export function DriverChip({ driverId, onRemove }: { driverId: number; onRemove: () => void }) {
  const { t } = useTranslation('drivers');
  const { data: driver } = useQuery(driverQuery(driverId));
  return (
    <FixedChip
      shown={t('chip', { name: driver === undefined ? '…' : nameOf(driver) })}
      removeLabel={t('removeChip')}
      onRemove={onRemove}
    />
  );
}
