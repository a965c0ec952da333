// What stations tell besides statuses (firmware, diagnostics, security, vendor texts): kept in the event feed.
import type { StationNoted, Stored } from '../facts.ts';
import { tellProgress } from '../transfers/transfers.ts';
import { columns, type SetFunction } from '../db/sets.ts';

const storeNotes = `
insert into station_events (organization_id, station_id, kind, status, info, vendor_id, occurred_at, station_at, received_at)
select * from unnest($1::bigint[], $2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[], $7::timestamptz[], $8::timestamptz[],
  $9::timestamptz[])`;

export const recordNotes: SetFunction<StationNoted, void, Stored> = {
  read: () => Promise.resolve(),
  async write(tx, facts) {
    const values = columns(
      facts,
      ({ origin }) => origin.organizationId,
      ({ origin }) => origin.stationId,
      ({ fact }) => fact.note,
      ({ fact }) => fact.status,
      ({ fact }) => fact.info,
      ({ fact }) => fact.vendorId,
      ({ fact }) => fact.when.at,
      ({ fact }) => fact.when.stationAt,
      ({ origin }) => origin.receivedAt,
    );
    await Promise.all([tx.query({ name: 'store-notes', text: storeNotes, values }), tellProgress(tx, facts)]);
    for (const { origin } of facts) {
      tx.news.push({ kind: 'event', organizationId: origin.organizationId, stationId: origin.stationId });
    }
    return facts.map(() => ({ stored: true }));
  },
};
