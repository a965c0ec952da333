// Charging profiles in the words of 1.6: taken, cleared and told.
import { OcppError, type Requests16 } from '@stationmaster/ocpp';
import type { Profile, RateUnit } from '../../charging/profile.ts';
import type { Commands } from '../command.ts';
import type { Station16 } from '../station.ts';

type Sent = Requests16['SetChargingProfile']['csChargingProfiles'];

const purposes = { ChargePointMaxProfile: 'station', TxDefaultProfile: 'default', TxProfile: 'session' } as const;
const unitWords = { A: 'Current', W: 'Power' };

function profileOf(place: number, sent: Sent): Profile {
  const { startSchedule, duration, chargingRateUnit: unit, chargingSchedulePeriod: periods } = sent.chargingSchedule;
  const isRelative = sent.chargingProfileKind === 'Relative' || startSchedule === undefined;
  return {
    id: sent.chargingProfileId,
    place,
    purpose: purposes[sent.chargingProfilePurpose],
    level: sent.stackLevel,
    unit,
    startsAtMs: isRelative ? undefined : Date.parse(startSchedule),
    recurs: sent.chargingProfileKind === 'Recurring' ? sent.recurrencyKind : undefined,
    durationS: duration,
    periods,
  };
}

function isTaken({ machine, configuration }: Station16, { place, purpose, level, unit }: Profile): boolean {
  const point = machine.points[place - 1];
  if (place !== 0 && point === undefined) return false;
  if (purpose === 'station' && place !== 0) return false;
  if (purpose === 'session' && point?.session === undefined) return false;
  if (purpose !== 'default' && machine.temper.has('takesOnlyDefaultProfiles')) return false;
  return level <= Number(configuration.text('ChargeProfileMaxStackLevel')) && isUnitKnown(configuration, unit);
}

function isUnitKnown(configuration: Station16['configuration'], unit: RateUnit): boolean {
  return configuration.text('ChargingScheduleAllowedChargingRateUnit').includes(unitWords[unit]);
}

/** Throws where the station knows no profiles. */
function profilesOf({ machine, steering }: Station16): Station16['steering']['profiles'] {
  if (machine.temper.has('takesNoProfiles')) throw new OcppError('NotImplemented');
  return steering.profiles;
}

export const chargingCommands = {
  SetChargingProfile: (station, { connectorId, csChargingProfiles }) => {
    const profiles = profilesOf(station);
    const profile = profileOf(connectorId, csChargingProfiles);
    if (!isTaken(station, profile)) return { response: { status: 'Rejected' } };
    profiles.keep(profile);
    return { response: { status: 'Accepted' } };
  },

  ClearChargingProfile: (station, { id, connectorId, chargingProfilePurpose: purpose, stackLevel }) => {
    const cleared = profilesOf(station).clear((profile) =>
      id !== undefined
        ? profile.id === id
        : (connectorId === undefined || profile.place === connectorId) &&
          (purpose === undefined || profile.purpose === purposes[purpose]) &&
          (stackLevel === undefined || profile.level === stackLevel),
    );
    return { response: { status: cleared > 0 ? 'Accepted' : 'Unknown' } };
  },

  GetCompositeSchedule: (station, { connectorId, duration, chargingRateUnit: unit }) => {
    profilesOf(station);
    const { machine, steering, configuration } = station;
    const chargingRateUnit = unit ?? (isUnitKnown(configuration, 'W') ? 'W' : 'A');
    const chargingSchedulePeriod = steering.schedule(connectorId, duration, chargingRateUnit);
    const isTold = isUnitKnown(configuration, chargingRateUnit) && !machine.temper.has('hidesSchedule');
    if (chargingSchedulePeriod === undefined || !isTold) return { response: { status: 'Rejected' } };
    const chargingSchedule = { duration, chargingRateUnit, chargingSchedulePeriod };
    return { response: { status: 'Accepted', connectorId, scheduleStart: machine.now(), chargingSchedule } };
  },
} satisfies Commands;
