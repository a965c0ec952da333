// Charging profiles: taken, kept and told; they do not steer the charging yet.
import type { Requests201 } from '@stationmaster/ocpp';
import { supplyOf } from '../../commands/supply.ts';
import type { Commands } from '../command.ts';
import type { ChargingProfile, Station201 } from '../station.ts';

type Wanted = Requests201['ClearChargingProfile'];

/** Whether a new profile takes the place of an old one: the same id, or the same purpose and level. */
function replaces(next: ChargingProfile, old: ChargingProfile): boolean {
  if (next.id === old.id) return true;
  return next.chargingProfilePurpose === old.chargingProfilePurpose && next.stackLevel === old.stackLevel;
}

function isMeant(profile: ChargingProfile, evseId: number, wanted: Wanted): boolean {
  if (wanted.chargingProfileId !== undefined) return profile.id === wanted.chargingProfileId;
  const { evseId: at, chargingProfilePurpose, stackLevel } = wanted.chargingProfileCriteria ?? {};
  if (at !== undefined && at !== evseId) return false;
  if (chargingProfilePurpose !== undefined && profile.chargingProfilePurpose !== chargingProfilePurpose) return false;
  return stackLevel === undefined || profile.stackLevel === stackLevel;
}

function clear({ profiles }: Station201, wanted: Wanted): number {
  let cleared = 0;
  for (const [evseId, kept] of profiles) {
    const left = kept.filter((profile) => !isMeant(profile, evseId, wanted));
    cleared += kept.length - left.length;
    profiles.set(evseId, left);
  }
  return cleared;
}

/** A profile for a transaction fits only the one that runs. */
function fits({ machine, tellers }: Station201, evseId: number, profile: ChargingProfile): boolean {
  if (profile.chargingProfilePurpose !== 'TxProfile') return evseId === 0 || machine.points[evseId - 1] !== undefined;
  const openId = tellers[evseId - 1]?.openId;
  return openId !== undefined && openId === profile.transactionId;
}

export const chargingCommands = {
  SetChargingProfile: (station, { evseId, chargingProfile: profile }) => {
    if (!fits(station, evseId, profile)) return { response: { status: 'Rejected' } };
    const kept = station.profiles.get(evseId) ?? [];
    station.profiles.set(evseId, [...kept.filter((old) => !replaces(profile, old)), profile]);
    return { response: { status: 'Accepted' } };
  },

  ClearChargingProfile: (station, request) => ({
    response: { status: clear(station, request) > 0 ? 'Accepted' : 'Unknown' },
  }),

  GetCompositeSchedule: ({ machine }, { evseId, duration, chargingRateUnit = 'W' }) => {
    const limit = supplyOf(machine, evseId, chargingRateUnit);
    if (limit === undefined) return { response: { status: 'Rejected' } };
    const scheduleStart = machine.now();
    const chargingSchedulePeriod = [{ startPeriod: 0, limit }];
    const schedule = { evseId, duration, scheduleStart, chargingRateUnit, chargingSchedulePeriod };
    return { response: { status: 'Accepted', schedule } };
  },
} satisfies Commands;
