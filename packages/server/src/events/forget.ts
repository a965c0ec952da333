// Deletes what the feed of events no longer has to keep. Security events are never touched (S-9).
import { startForgettingHistory, type History } from '../db/histories.ts';

const history: History = {
  table: 'station_events',
  owners: 'stations',
  ownerColumn: 'station_id',
  since: 'occurred_at',
  stays: "old.kind = 'security'",
};

type Options = Omit<Parameters<typeof startForgettingHistory>[0], 'history'>;

export const startForgetting = (options: Options) => startForgettingHistory({ ...options, history });
