// What of the frame can be found from anywhere: its pages, and what one may do.
import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconLogout, IconMoon, IconSun } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Me } from '../../api/contract.ts';
import { FindDialog } from '../../features/finding/FindDialog.tsx';
import type { Row } from '../../features/finding/found/rows.ts';
import { useLogOut } from '../login/log-out.ts';
import { usePlaces } from '../places.tsx';
import { useWays } from './ways.ts';

export function FindAnything({ me, onClose }: { me: Me; onClose: () => void }) {
  const { t } = useTranslation('app');
  const ways = useWays(me.operator.role === 'admin');
  const places = usePlaces()
    .flat()
    .map(({ to, word, Icon }): Row => ({ key: `to-${to}`, title: t(`nav.${word}`), detail: '', to, Icon }));
  const deeds = useDeeds();
  return (
    <FindDialog me={me} places={places} pages={ways.pages} actions={[...ways.forms, ...deeds]} onClose={onClose} />
  );
}

/** What is done at once. */
function useDeeds(): Row[] {
  const { t } = useTranslation('app');
  const { setColorScheme } = useMantineColorScheme();
  const [now, other] =
    useComputedColorScheme('light') === 'dark' ? (['dark', 'light'] as const) : (['light', 'dark'] as const);
  const leaving = useLogOut();
  return [
    {
      key: 'colours',
      title: t(other),
      detail: '',
      Icon: now === 'dark' ? IconSun : IconMoon,
      onChoose: () => setColorScheme(other),
    },
    { key: 'log-out', title: t('logOut'), detail: '', Icon: IconLogout, onChoose: () => leaving.mutate() },
  ];
}
