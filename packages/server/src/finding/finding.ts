// Finds the few best of everything by one text, for whoever does not want to go through the lists.
import type { TenantTx } from '../db/doors.ts';
import { withPoints } from '../stations/stations.ts';
import { shownTo } from '../tokens/tokens.ts';
import type { Viewer } from '../viewer.ts';
import {
  selectBestDriverGroups,
  selectBestDrivers,
  selectBestGroups,
  selectBestOperators,
  selectBestStations,
  selectBestTasks,
  selectBestTokens,
  selectSessionsByNumber,
} from './queries.ts';
import { bestOf, soughtIn } from './rules.ts';
import type { Found } from './wire.ts';

const mostShown = 5;

type Asker = Pick<Viewer, 'sight' | 'role'>;

export async function findAnything(tx: TenantTx, asker: Asker, text: string): Promise<Found> {
  const { sight, role } = asker;
  const { words, transactionId } = soughtIn(text);
  const best = async <Item>(find: (wanted: { words: string; most: number }) => Promise<Item[]>) =>
    bestOf(words === undefined ? [] : await find({ words, most: mostShown + 1 }), mostShown);
  const bestForAdmins = <Item>(find: Parameters<typeof best<Item>>[0]) =>
    role === 'admin' ? best(find) : { items: [], more: false };
  const stations = await best((wanted) => selectBestStations(tx, sight, wanted));
  const tokens = await best((wanted) => selectBestTokens(tx, asker, wanted));
  return {
    stations: { ...stations, items: await withPoints(tx, stations.items) },
    groups: await best((wanted) => selectBestGroups(tx, sight, wanted)),
    drivers: await best((wanted) => selectBestDrivers(tx, sight, wanted)),
    driverGroups: await best((wanted) => selectBestDriverGroups(tx, sight, wanted)),
    tokens: { ...tokens, items: tokens.items.map((token) => shownTo(asker, token)) },
    sessions: bestOf(
      transactionId === undefined ? [] : await selectSessionsByNumber(tx, sight, transactionId),
      mostShown,
    ),
    operators: await bestForAdmins((wanted) => selectBestOperators(tx, sight, wanted)),
    tasks: await bestForAdmins((wanted) => selectBestTasks(tx, sight, wanted)),
  };
}
