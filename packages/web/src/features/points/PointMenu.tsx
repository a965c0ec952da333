// The commands behind the gearwheel of a charging point: its own, and those for the whole charging station.
import { ActionIcon, Menu } from '@mantine/core';
import {
  IconActivity,
  IconBan,
  IconCircleCheck,
  IconEraser,
  IconPower,
  IconRefresh,
  IconReload,
  IconSettings,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandRequest } from '../../api/contract.ts';
import classes from './PointMenu.module.css';

type MenuCommand =
  | 'setAvailable'
  | 'setUnavailable'
  | 'triggerMessage'
  | 'clearCache'
  | 'refreshConfiguration'
  | 'softReset'
  | 'hardReset';
type Entry = {
  name: MenuCommand;
  Icon: ComponentType<{ size: number; stroke: number }>;
  ocpp: string;
  request: CommandRequest;
};

const entriesOfPoint = (evse: number): Entry[] => [
  {
    name: 'setAvailable',
    Icon: IconCircleCheck,
    ocpp: 'ChangeAvailability',
    request: { intent: 'setAvailability', evse, arguments: { available: true } },
  },
  {
    name: 'setUnavailable',
    Icon: IconBan,
    ocpp: 'ChangeAvailability',
    request: { intent: 'setAvailability', evse, arguments: { available: false } },
  },
  {
    name: 'triggerMessage',
    Icon: IconActivity,
    ocpp: 'TriggerMessage',
    request: { intent: 'triggerMessage', evse, arguments: { message: 'StatusNotification' } },
  },
];

const entriesOfStation: Entry[] = [
  { name: 'clearCache', Icon: IconEraser, ocpp: 'ClearCache', request: { intent: 'clearCache', arguments: {} } },
  { name: 'softReset', Icon: IconReload, ocpp: 'Reset', request: { intent: 'reset', arguments: { kind: 'soft' } } },
  { name: 'hardReset', Icon: IconPower, ocpp: 'Reset', request: { intent: 'reset', arguments: { kind: 'hard' } } },
  {
    name: 'refreshConfiguration',
    Icon: IconRefresh,
    ocpp: 'GetConfiguration',
    request: { intent: 'refreshConfiguration', arguments: {} },
  },
];

type Props = {
  evse: number;
  connected: boolean;
  runningSessions: number;
  onCommand: (request: CommandRequest) => void;
};

export function PointMenu({ evse, connected, runningSessions, onCommand }: Props) {
  const { t } = useTranslation(['commands', 'ui']);
  const item = ({ name, Icon, ocpp, request }: Entry) => (
    <Menu.Item
      key={name}
      disabled={!connected}
      leftSection={<Icon size={16} stroke={1.5} />}
      rightSection={<span className={classes.ocpp}>{ocpp}</span>}
      onClick={() => onCommand(request)}
    >
      {t(`name.${name}`)}
    </Menu.Item>
  );
  const note = connected ? t('menu.note', { count: runningSessions }) : t('menu.offline');
  return (
    <Menu width={300}>
      <Menu.Target>
        <ActionIcon variant="framed" aria-label={t('menu.open', { number: evse })}>
          <IconSettings size={18} stroke={1.5} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('ui:point', { number: evse })}</Menu.Label>
        {entriesOfPoint(evse).map(item)}
        <Menu.Divider />
        <Menu.Label>{t('menu.whole')}</Menu.Label>
        {entriesOfStation.map(item)}
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
