// Charging profiles: taken, kept and told; they do not steer the charging yet.
import type { Requests16 } from '@stationmaster/ocpp';
import { supplyOf } from '../../commands/supply.ts';
import type { Commands } from '../command.ts';
import type { ChargingProfile, Station16 } from '../station.ts';

/** Whether a new profile takes the place of an old one: the same id, or the same purpose and level. */
function replaces(next: ChargingProfile, old: ChargingProfile): boolean {
  if (next.chargingProfileId === old.chargingProfileId) return true;
  return next.chargingProfilePurpose === old.chargingProfilePurpose && next.stackLevel === old.stackLevel;
}

function isMeant(profile: ChargingProfile, wanted: Requests16['ClearChargingProfile']): boolean {
  if (wanted.id !== undefined) return profile.chargingProfileId === wanted.id;
  const { chargingProfilePurpose, stackLevel } = wanted;
  if (chargingProfilePurpose !== undefined && profile.chargingProfilePurpose !== chargingProfilePurpose) return false;
  return stackLevel === undefined || profile.stackLevel === stackLevel;
}

function clear({ profiles }: Station16, wanted: Requests16['ClearChargingProfile']): number {
  let cleared = 0;
  for (const [connectorId, kept] of profiles) {
    if (wanted.id === undefined && wanted.connectorId !== undefined && wanted.connectorId !== connectorId) continue;
    const left = kept.filter((profile) => !isMeant(profile, wanted));
    cleared += kept.length - left.length;
    profiles.set(connectorId, left);
  }
  return cleared;
}

export const chargingCommands = {
  SetChargingProfile: ({ machine, profiles }, { connectorId, csChargingProfiles: profile }) => {
    const isKnown = connectorId === 0 || machine.points[connectorId - 1] !== undefined;
    if (!isKnown) return { response: { status: 'Rejected' } };
    const isForSession = profile.chargingProfilePurpose === 'TxProfile';
    if (isForSession && machine.points[connectorId - 1]?.session === undefined) {
      return { response: { status: 'Rejected' } };
    }
    const kept = profiles.get(connectorId) ?? [];
    profiles.set(connectorId, [...kept.filter((old) => !replaces(profile, old)), profile]);
    return { response: { status: 'Accepted' } };
  },

  ClearChargingProfile: (station, request) => ({
    response: { status: clear(station, request) > 0 ? 'Accepted' : 'Unknown' },
  }),

  GetCompositeSchedule: ({ machine }, { connectorId, duration, chargingRateUnit = 'W' }) => {
    const limit = supplyOf(machine, connectorId, chargingRateUnit);
    if (limit === undefined) return { response: { status: 'Rejected' } };
    const scheduleStart = machine.now();
    const chargingSchedule = { duration, chargingRateUnit, chargingSchedulePeriod: [{ startPeriod: 0, limit }] };
    return { response: { status: 'Accepted', connectorId, scheduleStart, chargingSchedule } };
  },
} satisfies Commands;
