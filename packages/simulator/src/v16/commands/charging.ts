// Charging profiles: taken, kept and told; they do not steer the charging yet.
import type { Requests16 } from '@stationmaster/ocpp';
import type { Machine } from '../../machine.ts';
import type { Commands } from '../command.ts';
import type { ChargingProfile, Station16 } from '../station.ts';

const phaseVoltageV = 230;

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

function supplyWOf(machine: Machine, connectorId: number): number | undefined {
  const points = connectorId === 0 ? machine.points : machine.points.slice(connectorId - 1, connectorId);
  return points.length === 0 ? undefined : points.reduce((sum, { options }) => sum + options.maxPowerW, 0);
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

  GetCompositeSchedule: ({ machine }, { connectorId, duration, chargingRateUnit }) => {
    const supplyW = supplyWOf(machine, connectorId);
    if (supplyW === undefined) return { response: { status: 'Rejected' } };
    const unit = chargingRateUnit ?? 'W';
    const phases = machine.points[Math.max(0, connectorId - 1)]?.options.phases || 1;
    const limit = unit === 'W' ? supplyW : Math.floor((supplyW / phaseVoltageV / phases) * 10) / 10;
    const chargingSchedule = {
      duration,
      chargingRateUnit: unit,
      chargingSchedulePeriod: [{ startPeriod: 0, limit }],
    };
    const scheduleStart = machine.now();
    return { response: { status: 'Accepted', connectorId, scheduleStart, chargingSchedule } };
  },
} satisfies Commands;
