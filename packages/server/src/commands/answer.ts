// How commands ended, many at once; settings that an answer carries are kept with it.
import type { CommandAnswered, Stored } from '../facts.ts';
import { columns, type SetFunction } from '../db/sets.ts';

const endCommands = `
update commands c set state = f.state, status = f.status, detail = f.detail, answered_at = f.at
from unnest($1::uuid[], $2::bigint[], $3::text[], $4::text[], $5::text[], $6::timestamptz[]) as f (id, station_id, state, status, detail, at)
where c.id = f.id and c.station_id = f.station_id and c.state in ('queued', 'sent', 'unknown')`;

const storeSettings = `
insert into settings as s (organization_id, station_id, key, value, read_only, reported_at)
select distinct on (f.station_id, f.key) f.* from
  unnest($1::bigint[], $2::bigint[], $3::text[], $4::text[], $5::boolean[], $6::timestamptz[])
  as f (organization_id, station_id, key, value, read_only, reported_at) order by f.station_id, f.key
on conflict (station_id, key) do update set value = excluded.value, read_only = excluded.read_only, reported_at = excluded.reported_at
where s.reported_at <= excluded.reported_at`;

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
    );
    const sent = [tx.query({ name: 'end-commands', text: endCommands, values: ends })];
    const reported = facts.flatMap(({ origin, fact }) => fact.settings.map((setting) => ({ origin, setting })));
    if (reported.length > 0) {
      const values = columns(
        reported,
        ({ origin }) => origin.organizationId,
        ({ origin }) => origin.stationId,
        ({ setting }) => setting.key,
        ({ setting }) => setting.value,
        ({ setting }) => setting.readOnly,
        ({ origin }) => origin.receivedAt,
      );
      sent.push(tx.query({ name: 'store-settings', text: storeSettings, values }));
    }
    await Promise.all(sent);
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
