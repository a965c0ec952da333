// What an operator says when ending a session by hand, read and checked; knows no screen.
import { instantOf } from '../../ui/format/wall-clock.ts';
import type { EndByHandBody } from '../../api/contract.ts';

export type EndForm = { at: string; register: string; reason: string };
type EndFault = 'atMissing' | 'atBeforeStart' | 'atInFuture' | 'registerWrong' | 'reasonMissing';
export type EndFaults = { [Field in keyof EndForm]?: EndFault };

/**
 * Kilowatt-hours as watt-hours; a comma counts as a point. Undefined where it cannot be meant without doubt, as with
 * "12,345", which is twelve of something to one and twelve thousand to another.
 */
export function readKilowattHours(text: string): number | null | undefined {
  const plain = text.replaceAll(/\s/g, '');
  if (plain === '') return null;
  if (!/^\d{1,9}([.,]\d{1,3})?$/.test(plain) || /,\d{3}$/.test(plain)) return undefined;
  return Math.round(Number(plain.replace(',', '.')) * 1000);
}

type Bounds = { startedMs: number; nowMs: number; timeZone: string };

export function faultsIn(form: EndForm, { startedMs, nowMs, timeZone }: Bounds): EndFaults {
  const atMs = instantOf(form.at, timeZone);
  const at = Number.isNaN(atMs)
    ? 'atMissing'
    : atMs < startedMs
      ? 'atBeforeStart'
      : atMs > nowMs
        ? 'atInFuture'
        : undefined;
  return {
    ...(at === undefined ? {} : { at }),
    ...(readKilowattHours(form.register) === undefined ? { register: 'registerWrong' as const } : {}),
    ...(form.reason.trim() === '' ? { reason: 'reasonMissing' as const } : {}),
  };
}

/** Only of a form without faults. */
export function bodyOf(form: EndForm, timeZone: string): EndByHandBody {
  return {
    at: new Date(instantOf(form.at, timeZone)).toISOString(),
    meterStopWh: readKilowattHours(form.register) ?? null,
    reason: form.reason.trim(),
  };
}
