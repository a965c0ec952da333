// The charging profiles that carry a limit, in the words of 1.6.
import type { Intent } from '../../intents.ts';
import { profileIdOf, scheduleOf, scheduleSeconds } from '../limit.ts';
import type { Call } from '../protocol.ts';

type Wish<N extends Intent['intent']> = Extract<Intent, { intent: N }>;

export const profileKeys = {
  supported: 'SupportedFeatureProfiles',
  units: 'ChargingScheduleAllowedChargingRateUnit',
  level: 'ChargeProfileMaxStackLevel',
  phases: 'ConnectorPhaseRotation',
};

const purposes = { station: 'ChargePointMaxProfile', point: 'TxDefaultProfile' };

export function limitCalls(intent: Wish<'setLimit'>): Call[] {
  const { limitAmps, way, places, level } = intent;
  if (limitAmps === null)
    return places.map((place) => ({ action: 'ClearChargingProfile', payload: { id: profileIdOf(place) } }));
  return places.map((connectorId) => ({
    action: 'SetChargingProfile',
    payload: {
      connectorId,
      csChargingProfiles: {
        chargingProfileId: profileIdOf(connectorId),
        stackLevel: level,
        chargingProfilePurpose: purposes[way],
        chargingProfileKind: 'Absolute',
        chargingSchedule: scheduleOf(intent, limitAmps),
      },
    },
  }));
}

export function scheduleCall({ unit }: Wish<'readLimit'>, connectorId: number): Call {
  const payload = { connectorId, duration: scheduleSeconds, chargingRateUnit: unit };
  return { action: 'GetCompositeSchedule', payload };
}
