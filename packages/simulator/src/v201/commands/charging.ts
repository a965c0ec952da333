// Charging profiles in the words of 2.0.1: taken, cleared and told.
import { OcppError, type Requests201 } from '@stationmaster/ocpp';
import type { Profile, RateUnit } from '../../charging/profile.ts';
import type { Commands } from '../command.ts';
import type { Station201 } from '../station.ts';

type Sent = Requests201['SetChargingProfile']['chargingProfile'];

const purposes: Readonly<Record<string, Profile['purpose']>> = {
  ChargingStationMaxProfile: 'station',
  TxDefaultProfile: 'default',
  TxProfile: 'session',
};

/** Nothing where the purpose is not one that a central system may give. */
function profileOf(place: number, sent: Sent): Profile | undefined {
  const purpose = purposes[sent.chargingProfilePurpose];
  const [schedule] = sent.chargingSchedule;
  if (purpose === undefined || schedule === undefined) return undefined;
  const { startSchedule, duration, chargingRateUnit: unit, chargingSchedulePeriod: periods } = schedule;
  const isRelative = sent.chargingProfileKind === 'Relative' || startSchedule === undefined;
  return {
    id: sent.id,
    place,
    purpose,
    level: sent.stackLevel,
    unit,
    startsAtMs: isRelative ? undefined : Date.parse(startSchedule),
    recurs: sent.chargingProfileKind === 'Recurring' ? sent.recurrencyKind : undefined,
    durationS: duration,
    periods,
  };
}

/** A profile for a transaction fits only the one that runs. */
function isTaken(
  { machine, model, tellers }: Station201,
  { place, purpose, level, unit }: Profile,
  sent: Sent,
): boolean {
  if (place !== 0 && machine.points[place - 1] === undefined) return false;
  if (purpose === 'station' && place !== 0) return false;
  const openId = tellers[place - 1]?.openId;
  if (purpose === 'session' && (openId === undefined || openId !== sent.transactionId)) return false;
  if (purpose !== 'default' && machine.temper.has('takesOnlyDefaultProfiles')) return false;
  return level <= Number(model.text('SmartChargingCtrlr.ProfileStackLevel')) && isUnitKnown(model, unit);
}

function isUnitKnown(model: Station201['model'], unit: RateUnit): boolean {
  return model.text('SmartChargingCtrlr.RateUnit').split(',').includes(unit);
}

/** Throws where the station knows no profiles. */
function profilesOf({ machine, steering }: Station201): Station201['steering']['profiles'] {
  if (machine.temper.has('takesNoProfiles')) throw new OcppError('NotImplemented');
  return steering.profiles;
}

export const chargingCommands = {
  SetChargingProfile: (station, { evseId, chargingProfile }) => {
    const profiles = profilesOf(station);
    const profile = profileOf(evseId, chargingProfile);
    if (profile === undefined || !isTaken(station, profile, chargingProfile))
      return { response: { status: 'Rejected' } };
    profiles.keep(profile);
    return { response: { status: 'Accepted' } };
  },

  ClearChargingProfile: (station, { chargingProfileId: id, chargingProfileCriteria: wanted = {} }) => {
    const { evseId, chargingProfilePurpose: purpose, stackLevel } = wanted;
    const cleared = profilesOf(station).clear((profile) =>
      id !== undefined
        ? profile.id === id
        : (evseId === undefined || profile.place === evseId) &&
          (purpose === undefined || profile.purpose === purposes[purpose]) &&
          (stackLevel === undefined || profile.level === stackLevel),
    );
    return { response: { status: cleared > 0 ? 'Accepted' : 'Unknown' } };
  },

  GetCompositeSchedule: (station, { evseId, duration, chargingRateUnit: unit }) => {
    profilesOf(station);
    const { machine, steering, model } = station;
    const chargingRateUnit = unit ?? (isUnitKnown(model, 'W') ? 'W' : 'A');
    const chargingSchedulePeriod = steering.schedule(evseId, duration, chargingRateUnit);
    const [first, ...later] = chargingSchedulePeriod ?? [];
    const isTold = isUnitKnown(model, chargingRateUnit) && !machine.temper.has('hidesSchedule');
    if (first === undefined || !isTold) return { response: { status: 'Rejected' } };
    const about = { evseId, duration, scheduleStart: machine.now(), chargingRateUnit };
    return { response: { status: 'Accepted', schedule: { ...about, chargingSchedulePeriod: [first, ...later] } } };
  },
} satisfies Commands;
