// The parts of what is edited of a charging station, each a page of its own.
import { Tabs } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import classes from './EditStation.module.css';

const parts = ['basic', 'advanced', 'points'] as const;

export function EditTabs({ stationId, value }: { stationId: number; value: 'basic' | 'points' }) {
  const { t } = useTranslation('stations');
  const navigate = useNavigate();
  const params = { stationId };
  const open = (part: string | null) => {
    if (part === 'basic') return navigate({ to: '/stations/$stationId/edit', params });
    if (part === 'points') return navigate({ to: '/stations/$stationId/edit/points', params });
    return navigate({ to: '/stations/$stationId', params, search: { tab: 'settings' } });
  };
  return (
    <Tabs className={classes.tabs} value={value} onChange={(part) => void open(part)}>
      <Tabs.List aria-label={t('edit.title')}>
        {parts.map((part) => (
          <Tabs.Tab key={part} value={part}>
            {t(`editTab.${part}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
    </Tabs>
  );
}
