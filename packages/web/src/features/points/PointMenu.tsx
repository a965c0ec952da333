// The commands behind the gearwheel of a charging point: its own, and those for the whole charging station.
import { useTranslation } from 'react-i18next';
import { CommandMenu } from '../commands/CommandMenu.tsx';
import { useMe } from '../login/api.ts';
import { entriesBesidePoint, entriesOfPoint, type MenuEntry } from '../commands/menu-entries.ts';

type Props = {
  evse: number;
  connected: boolean;
  runningSessions: number;
  onChoose: (entry: MenuEntry) => void;
};

export function PointMenu({ evse, ...rest }: Props) {
  const { t } = useTranslation(['commands', 'ui']);
  const isAdmin = useMe().operator.role === 'admin';
  const parts = [
    { title: t('ui:point', { number: evse }), entries: entriesOfPoint(evse) },
    { title: t('menu.whole'), entries: entriesBesidePoint(isAdmin) },
  ];
  return <CommandMenu label={t('menu.open', { number: evse })} parts={parts} {...rest} />;
}
