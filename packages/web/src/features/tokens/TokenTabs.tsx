// The faces of who may charge: the users, their tokens, and which cards were shown of late.
import { Tabs } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import tabs from '../sessions/SessionTabs.module.css';

const places = { drivers: '/drivers', tokens: '/tokens', shown: '/tokens/shown' } as const;
type Place = keyof typeof places;
const inOrder: readonly Place[] = ['drivers', 'tokens', 'shown'];

export function TokenTabs({ value }: { value: Place }) {
  const { t } = useTranslation('tokens');
  const navigate = useNavigate();
  return (
    <Tabs
      className={tabs.tabs}
      value={value}
      onChange={(next) => void navigate({ to: places[inOrder.find((each) => each === next) ?? 'drivers'] })}
    >
      <Tabs.List aria-label={t('tabs')}>
        {inOrder.map((each) => (
          <Tabs.Tab key={each} value={each}>
            {t(`tab.${each}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
    </Tabs>
  );
}
