// Deletes limits that were wanted and replaced long ago; what holds now stays, however old.
import { startForgettingHistory, type History } from '../db/histories.ts';

const history: History = {
  table: 'wanted_limits',
  owners: 'stations',
  ownerColumn: 'station_id',
  since: 'replaced_at',
  stays: 'false',
};

type Options = Omit<Parameters<typeof startForgettingHistory>[0], 'history'>;

export const startForgettingLimits = (options: Options) => startForgettingHistory({ ...options, history });
