// The gearwheel with the commands behind it, for a charging point or a whole charging station.
import { ActionIcon, Menu } from '@mantine/core';
import { IconSettings } from '@tabler/icons-react';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './CommandMenu.module.css';
import { commandIcons } from './command-icons.ts';
import type { MenuEntry } from './menu-entries.ts';

type Props = {
  label: string;
  parts: { title: string; entries: MenuEntry[] }[];
  connected: boolean;
  runningSessions: number;
  onChoose: (entry: MenuEntry) => void;
};

export function CommandMenu({ label, parts, connected, runningSessions, onChoose }: Props) {
  const { t } = useTranslation('commands');
  const item = (entry: MenuEntry) => {
    const Icon = commandIcons[entry.name];
    return (
      <Menu.Item
        key={entry.name}
        disabled={!connected}
        leftSection={<Icon size={16} stroke={1.5} />}
        rightSection={<span className={classes.ocpp}>{entry.ocpp}</span>}
        onClick={() => onChoose(entry)}
      >
        {t(`name.${entry.name}`)}
      </Menu.Item>
    );
  };
  const note = connected ? t('menu.note', { count: runningSessions }) : t('menu.offline');
  return (
    <Menu width={300} position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="framed" aria-label={label}>
          <IconSettings size={18} stroke={1.5} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {parts.map(({ title, entries }, index) => (
          <Fragment key={title}>
            {index > 0 && <Menu.Divider />}
            <Menu.Label>{title}</Menu.Label>
            {entries.map(item)}
          </Fragment>
        ))}
        {(runningSessions > 0 || !connected) && (
          <>
            <Menu.Divider />
            <p className={classes.note}>{note}</p>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
