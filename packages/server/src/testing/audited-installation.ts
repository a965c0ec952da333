// A real server with audited stations at work, and the comparison of their ledgers with its database.
import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { seededRandom } from '@stationmaster/simulator';
import { startFleet } from './audit/fleet.ts';
import type { Fleet, FleetStation } from './audit/fleet.ts';
import { differences, linesOfLedger } from './audit/ledger.ts';
import { adminUrlOf, chargedWhOfDatabase, linesOfDatabase } from './audit/stored.ts';
import { startInstallation } from './installation.ts';
import type { Installation } from './installation.ts';

export type AuditedInstallation = {
  house: Installation;
  fleet: Fleet;
  random: () => number;
  /** Lets the running sessions end, and holds everything acknowledged against the database. */
  audit(): Promise<void>;
};

const finishWithinMs = 30_000;
const shownWrongs = 20;

export async function startAuditedInstallation(
  t: TestContext,
  { stations: count }: { stations: number },
): Promise<AuditedInstallation> {
  const seed = Number(process.env['SEED'] ?? 1);
  t.diagnostic(`SEED=${seed}`);
  const random = seededRandom(seed);
  const house = await startInstallation(t);
  const stations: FleetStation[] = [];
  for (let nth = 1; nth <= count; nth += 1) {
    const token = `CARD-${nth}`;
    stations.push({ ...(await house.addStation(`AUDIT-${nth}`, token)), token });
  }
  const fleet = startFleet(stations, random);
  t.after(() => fleet.abandon());
  return { house, fleet, random, audit: () => auditFleet(t, fleet, adminUrlOf(house.dataDir)) };
}

/** Lets the running sessions end, and holds everything acknowledged against the database. */
export async function auditFleet(t: TestContext, fleet: Fleet, adminUrl: string): Promise<void> {
  await fleet.finish(finishWithinMs);
  const acknowledged = fleet.ledgers.flatMap(linesOfLedger);
  t.diagnostic(`${acknowledged.length} acknowledged sessions and samples`);
  const faults = fleet.ledgers.flatMap((ledger) => ledger.faults);
  const wrong = [...faults, ...differences(acknowledged, await linesOfDatabase(adminUrl))];
  assert.deepEqual(wrong.slice(0, shownWrongs), []);
  assert.deepEqual(await chargedWhOfDatabase(adminUrl), fleet.chargedWh());
}
