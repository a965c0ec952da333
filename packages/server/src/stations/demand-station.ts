// The one way to a station by its id: a refusal where it is out of sight, as where it never was (S-11).
import type { TenantTx } from '../db/doors.ts';
import { Failure } from '../failures.ts';
import type { Sight } from '../viewer.ts';
import { findDescribed } from './queries.ts';

/** The station without its points. */
export async function demandStation(tx: TenantTx, sight: Sight, id: number) {
  const station = await findDescribed(tx, sight, id);
  if (station === undefined) throw new Failure('station_not_found');
  return station;
}
