// How a station names and proves itself; knows no connection.
import type { Requests16 } from '@stationmaster/ocpp';
import type { Configuration } from './configuration.ts';
import type { StationOptions } from './options.ts';
import type { Temper } from './wire/quirks.ts';

/** Longest serial number of the standard, in characters. */
const serialLength = 25;

export function bootRequest(options: StationOptions): Requests16['BootNotification'] {
  const { vendor, model, serial, firmware, identifier } = options;
  return {
    chargePointVendor: vendor ?? 'Stationmaster',
    chargePointModel: model ?? 'Simulator',
    chargePointSerialNumber: serial ?? identifier.slice(0, serialLength),
    firmwareVersion: firmware ?? '1.0.0',
  };
}

/** Settings as delivered. */
export function settingsOf({ points, configuration }: StationOptions): Record<string, string> {
  return { NumberOfConnectors: String(points.length), ...configuration };
}

/** The password of now: a key that the central system set, of which 40 hexadecimal letters stand for 20 bytes. */
export function passwordOf(
  options: StationOptions,
  configuration: Configuration,
  temper: Temper,
): string | Uint8Array | undefined {
  const key = configuration.find('AuthorizationKey') ?? '';
  if (key === '') return options.password;
  return /^[0-9a-f]{40}$/i.test(key) && !temper.has('sendsKeyAsLetters') ? Buffer.from(key, 'hex') : key;
}
