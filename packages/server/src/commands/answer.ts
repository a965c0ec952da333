// How commands ended, many at once; settings that an answer carries are kept with it.
import type { CommandAnswered, Stored } from '../facts.ts';
import { columns, ofOrganization, type SetFunction } from '../db/sets.ts';
import { settleDesired } from '../desired-settings/desired-settings.ts';
import { noticeRejections } from '../issues/issues.ts';
import { keepToldLimits } from '../limits/limits.ts';
import { readBack } from './read-back.ts';
import { acceptNewPasswords, storeSettings } from '../stations/stations.ts';

/** Of a call that somebody wrote, what may be shown is all that stays. */
export const keptArguments = `case when c.intent = 'sendCall'
  then c.arguments || jsonb_build_object('payload', coalesce(c.arguments -> 'shown', '{}')) else c.arguments end`;

// Only the connection that it went out on can say: what is over says late that it failed, when it was sent again already.
const endCommands = `
update commands c set state = f.state, status = f.status, detail = f.detail, answered_at = f.at, arguments = ${keptArguments}
from unnest($1::uuid[], $2::bigint[], $3::text[], $4::text[], $5::text[], $6::timestamptz[],
  $7::bigint[], $8::bigint[]) as f (id, station_id, state, status, detail, at, organization_id, epoch)
where c.id = f.id and c.station_id = f.station_id and ${ofOrganization('c')} and c.state in ('sent', 'unknown')
  and c.connection_epoch = f.epoch`;

export const answerCommands: SetFunction<CommandAnswered, void, Stored> = {
  read: () => Promise.resolve(),
  async write(tx, facts) {
    const ends = columns(
      facts,
      ({ fact }) => fact.commandId,
      ({ origin }) => origin.stationId,
      ({ fact }) => fact.state,
      ({ fact }) => fact.status,
      ({ fact }) => fact.detail,
      ({ origin }) => origin.receivedAt,
      ({ origin }) => origin.organizationId,
      ({ origin }) => origin.epoch,
    );
    await Promise.all([
      tx.query({ name: 'end-commands', text: endCommands, values: ends }),
      noticeRejections(
        tx,
        facts.filter(({ fact }) => fact.state === 'rejected'),
      ),
      readBack(tx, facts),
      keepToldLimits(tx, facts),
      storeSettings(
        tx,
        facts.map(({ origin, fact }) => ({ origin, settings: fact.settings })),
      ),
      settleDesired(tx, facts),
      acceptNewPasswords(
        tx,
        facts.filter(({ fact }) => fact.status === 'Accepted').map(({ origin, fact }) => ({ ...origin, ...fact })),
      ),
    ]);
    for (const { origin, fact } of facts) {
      tx.news.push({
        kind: 'command',
        organizationId: origin.organizationId,
        stationId: origin.stationId,
        id: fact.commandId,
      });
    }
    return facts.map(() => ({ stored: true }));
  },
};
