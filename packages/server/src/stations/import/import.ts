// Many charging stations from one sheet: read and judged as a whole, then added in one transaction, or not at all.
import { recordAudit } from '../../audit/audit.ts';
import type { TenantTx } from '../../db/doors.ts';
import { refusing } from '../../db/sqlstate.ts';
import { groupFinder, listTree } from '../../groups/groups.ts';
import type { Viewer } from '../../viewer.ts';
import { derivePassword, generateStationPassword, hashStationPassword } from '../credentials.ts';
import { firstContactMs, seedBytes, type Keys } from '../proof/proof.ts';
import type { ImportAnswer, StationImport } from '../wire.ts';
import { insertSecrets, insertStations, selectTaken, type Secret } from './queries.ts';
import { judgeRows, readLines, type ImportLine } from './rules.ts';

const faultsShown = 200;

/** Nothing is added where a line is wrong, or where it was only asked what would be. */
export async function importStations(
  tx: TenantTx,
  keys: Keys,
  viewer: Viewer,
  { text, dryRun }: StationImport,
): Promise<ImportAnswer> {
  const sheet = readLines(text);
  const taken = await selectTaken(
    tx,
    sheet.rows.map(({ cells }) => cells.identifier),
  );
  const findGroup = groupFinder(await listTree(tx, viewer.sight));
  const { lines, faults } = judgeRows(sheet, { findGroup, isTaken: (identifier) => taken.has(identifier) });
  const answer = { fit: lines.length, faultCount: faults.length, faults: faults.slice(0, faultsShown) };
  if (faults.length > 0 || dryRun === true) return { ...answer, added: 0, passwords: [] };
  const passwords = await add(tx, keys, lines);
  const after = { count: lines.length, identifiers: lines.map(({ identifier }) => identifier) };
  await recordAudit(tx, viewer.actor, { action: 'station.import', after });
  tx.news.push({ kind: 'group', organizationId: tx.organizationId, stationId: null });
  return { ...answer, added: lines.length, passwords };
}

/** Answers the passwords that were made here: they are shown this once. */
async function add(tx: TenantTx, keys: Keys, lines: readonly ImportLine[]): Promise<ImportAnswer['passwords']> {
  const until = new Date(keys.now.getTime() + firstContactMs);
  const ids = await refusing({ stations_by_identifier: 'identifier_taken' }, () => insertStations(tx, lines, until));
  const made: ImportAnswer['passwords'] = [];
  const secrets = lines.flatMap((line): Secret[] => {
    const { identifier, proof } = line;
    const id = ids.get(identifier);
    if (id === undefined || proof === 'none') return [];
    const seed = proof === 'first_contact' ? keys.random(seedBytes) : null;
    const own = line.password ?? generateStationPassword(keys.random);
    const password = seed === null ? own : derivePassword(keys.secretKey, id, seed);
    if (seed === null && line.password === null) made.push({ identifier, password });
    return [{ id, seed, hash: hashStationPassword(keys.secretKey, Buffer.from(password, 'utf8')) }];
  });
  await insertSecrets(tx, secrets, keys.now);
  return made;
}
