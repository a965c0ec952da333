// The sign of each command that is offered in a menu or a bar.
import {
  IconActivity,
  IconAdjustments,
  IconBan,
  IconCircleCheck,
  IconEraser,
  IconLockOpen,
  IconPackageImport,
  IconPower,
  IconRefresh,
  IconReload,
  IconStethoscope,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { MenuCommand } from './menu-entries.ts';

type Icon = ComponentType<{ size: number; stroke: number }>;

export const commandIcons: Record<MenuCommand | 'releaseCable' | 'changeSetting', Icon> = {
  setAvailable: IconCircleCheck,
  setUnavailable: IconBan,
  triggerMessage: IconActivity,
  clearCache: IconEraser,
  refreshConfiguration: IconRefresh,
  softReset: IconReload,
  hardReset: IconPower,
  updateFirmware: IconPackageImport,
  getDiagnostics: IconStethoscope,
  releaseCable: IconLockOpen,
  changeSetting: IconAdjustments,
};
