// The charging profiles that carry a limit, in the words of 2.0.1.
import type { Intent } from '../../intents.ts';
import { profileIdOf, scheduleOf, scheduleSeconds } from '../limit.ts';
import type { Call } from '../protocol.ts';

type Wish<N extends Intent['intent']> = Extract<Intent, { intent: N }>;

/** A station is wired as its first charging point is. */
export const profileKeys = {
  supported: 'SmartChargingCtrlr.Enabled',
  units: 'SmartChargingCtrlr.RateUnit',
  level: 'SmartChargingCtrlr.ProfileStackLevel',
  phases: 'EVSE@1.SupplyPhases',
};

const purposes = { station: 'ChargingStationMaxProfile', point: 'TxDefaultProfile' };

export function limitCalls(intent: Wish<'setLimit'>): Call[] {
  const { limitAmps, way, places, level } = intent;
  if (limitAmps === null) {
    const clear = (place: number) => ({ chargingProfileId: profileIdOf(place) });
    return places.map((place) => ({ action: 'ClearChargingProfile', payload: clear(place) }));
  }
  return places.map((evseId) => ({
    action: 'SetChargingProfile',
    payload: {
      evseId,
      chargingProfile: {
        id: profileIdOf(evseId),
        stackLevel: level,
        chargingProfilePurpose: purposes[way],
        chargingProfileKind: 'Absolute',
        chargingSchedule: [{ id: 1, ...scheduleOf(intent, limitAmps) }],
      },
    },
  }));
}

export function scheduleCall({ unit }: Wish<'readLimit'>, evseId: number): Call {
  return { action: 'GetCompositeSchedule', payload: { evseId, duration: scheduleSeconds, chargingRateUnit: unit } };
}
