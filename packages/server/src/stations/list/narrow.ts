// Which of the filters of a list leaves few stations: then only those are looked at, else the list is walked in its order.
import type { TenantTx } from '../../db/doors.ts';
import { groupWithin } from '../../groups/groups.ts';
import { stationsWithPointIssue } from '../../issues/issues.ts';
import type { Sight } from '../../viewer.ts';
import { tellsOf } from '../point-state.ts';
import type { StationFilter } from '../wire.ts';

/** So many are looked at one by one as quickly as a page is found by walking where more fit. */
const few = 1_000;

type Candidates = { text: string; values: unknown[] };

/** The stations that may fit, where one filter leaves few; undefined where all leave many. */
export async function narrow(tx: TenantTx, sight: Sight, filter: StationFilter): Promise<number[] | undefined> {
  for (const { text, values } of candidatesOf(sight, filter)) {
    const rows = await tx.query<{ id: number }>(`select x.id from (${text}) x limit ${few + 1}`, [
      tx.organizationId,
      ...values,
    ]);
    if (rows.length <= few) return [...new Set(rows.map(({ id }) => id))];
  }
  return undefined;
}

/** Each by an index of its own, the likely narrowest first; the last are simply all. */
function candidatesOf(sight: Sight, filter: StationFilter): Candidates[] {
  const { search, groupId, firmware, model, withoutProof } = filter;
  const found: Candidates[] = [];
  // Shorter words have no index, and are rarely rare.
  if (search !== undefined && search.length >= 3) {
    found.push({ text: `select id from find_stations($1, $2, ${few + 1}) id`, values: [search] });
  }
  found.push(...candidatesByState(filter.state));
  if (firmware !== undefined) found.push(byState('s.firmware = $2', [firmware]));
  if (model !== undefined) found.push(byState('s.model = $2', [model]));
  if (withoutProof === true) found.push(ofStations(`s.proof = 'none'`));
  if (groupId !== undefined) found.push(ofStations(groupWithin('s.group_id', '$2'), [groupId]));
  else if (!sight.orphans) found.push(ofStations(groupWithin('s.group_id', '$2'), [sight.baseGroupId]));
  found.push(ofStations('true'));
  return found;
}

function candidatesByState(state: StationFilter['state']): Candidates[] {
  if (state === undefined || state === 'unknown') return [];
  if (state === 'orphans') return [ofStations('s.group_id is null')];
  if (state === 'offline') return [byState('not s.connected')];
  if (state === 'disabled') {
    const evses = 'select e.station_id from evses e where e.organization_id = $1 and e.disabled';
    return [{ text: `${ofStations('s.disabled').text} union all ${evses}`, values: [] }];
  }
  const points = 'select p.station_id as id from point_state p where p.organization_id = $1 and';
  if (state === 'issue') {
    const errors = `${points} (p.error_code <> 'NoError' or p.status = 'Faulted')`;
    return [{ text: `${errors} union all ${stationsWithPointIssue}`, values: [] }];
  }
  const { statuses, sessionStates } = tellsOf(state);
  const sessions = `select s.station_id from sessions s
    where s.organization_id = $1 and s.end_kind is null and s.charging_state = any ($3::text[])`;
  return sessionStates.length === 0
    ? [{ text: `${points} p.status = any ($2::text[])`, values: [statuses] }]
    : [{ text: `${points} p.status = any ($2::text[]) union all ${sessions}`, values: [statuses, sessionStates] }];
}

function byState(condition: string, values: unknown[] = []): Candidates {
  return {
    text: `select s.station_id as id from station_state s where s.organization_id = $1 and ${condition}`,
    values,
  };
}

function ofStations(condition: string, values: unknown[] = []): Candidates {
  const here = 's.organization_id = $1 and s.removed_at is null';
  return { text: `select s.id from stations s where ${here} and ${condition}`, values };
}
