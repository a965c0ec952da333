// The way from a row to the statistics of what it names.
import { ActionIcon } from '@mantine/core';
import { IconChartBar } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

export function StatisticsLink({ to, name }: { to: string; name: string }) {
  const { t } = useTranslation('statistics');
  const label = t('of', { name });
  return (
    <ActionIcon component={Link} to={to} aria-label={label} data-tip={label}>
      <IconChartBar size={16} stroke={1.5} />
    </ActionIcon>
  );
}
