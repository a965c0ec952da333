// What the form of a charging station's basic settings holds, and what of it is sent. Pure.
import type { Station, StationEdit } from '../../../api/contract.ts';

export type StationValues = {
  name: string;
  groupId: number | null;
  address: string;
  /** Latitude and longitude as one text, as maps give them. */
  coordinates: string;
  contact: string;
  note: string;
  disabled: boolean;
  freeCharging: 'inherit' | 'on' | 'off';
  pings: boolean;
  assumesVersion: 'none' | '1.6' | '2.0.1' | '2.1';
  timeZone: string | null;
  admission: 'accepted' | 'pending' | 'rejected';
};

export function valuesOf(station: Station): StationValues {
  const { name, groupId, address, latitude, longitude, contact, note, disabled, freeCharging } = station;
  const { pings, assumesVersion, timeZone, admission } = station;
  return {
    name,
    groupId,
    address,
    contact,
    note,
    disabled,
    pings,
    timeZone,
    admission,
    coordinates: latitude === null || longitude === null ? '' : `${latitude}, ${longitude}`,
    freeCharging: freeCharging === null ? 'inherit' : freeCharging ? 'on' : 'off',
    assumesVersion: assumesVersion ?? 'none',
  };
}

export function bodyOf({ coordinates, freeCharging, assumesVersion, ...values }: StationValues): StationEdit {
  const [latitude, longitude] = readCoordinates(coordinates) ?? [null, null];
  return {
    ...values,
    name: values.name.trim(),
    latitude,
    longitude,
    freeCharging: freeCharging === 'inherit' ? null : freeCharging === 'on',
    assumesVersion: assumesVersion === 'none' ? null : assumesVersion,
  };
}

/** Two numbers in degrees; null where nothing is said, undefined where it is none. */
export function readCoordinates(text: string): [number, number] | null | undefined {
  if (text.trim() === '') return null;
  const [, latitude, longitude] = /^\s*(-?\d+(?:\.\d+)?)\s*[,;\s]\s*(-?\d+(?:\.\d+)?)\s*$/.exec(text) ?? [];
  const place: [number, number] = [Number(latitude), Number(longitude)];
  return Math.abs(place[0]) <= 90 && Math.abs(place[1]) <= 180 ? place : undefined;
}
