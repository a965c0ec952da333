// The symbol of what a row leads to.
import { IconArrowRight, IconSearch } from '@tabler/icons-react';
import type { ComponentType } from 'react';
import {
  DriverGroupsIcon,
  DriversIcon,
  GroupsIcon,
  OperatorsIcon,
  SessionsIcon,
  StationsIcon,
  TasksIcon,
  TokenIcon,
} from '../../../ui/icons.tsx';
import type { GroupKind } from './groups.ts';
import type { Row, ThingKind } from './rows.ts';

const icons: Record<ThingKind, ComponentType<{ size?: number }>> = {
  stations: StationsIcon,
  groups: GroupsIcon,
  drivers: DriversIcon,
  driverGroups: DriverGroupsIcon,
  tokens: TokenIcon,
  sessions: SessionsIcon,
  operators: OperatorsIcon,
  tasks: TasksIcon,
};

export function KindIcon({ row: { Icon, thing }, kind }: { row: Row; kind: GroupKind }) {
  const Own = Icon ?? (thing && icons[thing.kind]);
  if (Own !== undefined) return <Own size={16} />;
  const Way = kind === 'elsewhere' ? IconSearch : IconArrowRight;
  return <Way size={16} stroke={1.5} aria-hidden="true" />;
}
