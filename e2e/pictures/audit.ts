// The audit log of the pictured week, as rows: what operators do in it, beside the logins of whoever takes the pictures.
import type { RunningHouse } from '../house/house.ts';
import { minutesBefore } from './moment.ts';
import { inOrganization } from '../house/scene.ts';

type Entry = {
  minutes: number;
  by: string;
  action: string;
  kind?: 'station' | 'group';
  about?: string;
  refused?: true;
};

const entries: readonly Entry[] = [
  { minutes: 4, by: 'beta', action: 'operator.login' },
  { minutes: 105, by: 'alpha', action: 'command.send', kind: 'station', about: 'Pine Mall entry' },
  { minutes: 131, by: 'alpha', action: 'issue.acknowledge', kind: 'station', about: 'Maple Mall rear' },
  { minutes: 164, by: 'beta', action: 'call.refuse', kind: 'station', about: 'Hotel garage A', refused: true },
  { minutes: 188, by: 'beta', action: 'group.update', kind: 'group', about: 'ACME Birch Mall' },
  { minutes: 1_490, by: 'alpha', action: 'report.export' },
  { minutes: 1_502, by: 'alpha', action: 'operator.login' },
  { minutes: 2_911, by: 'alpha', action: 'station.limit', kind: 'station', about: 'Birch Mall south' },
  { minutes: 4_412, by: 'alpha', action: 'station.set_proof', kind: 'station', about: 'Hotel garage B' },
  { minutes: 4_420, by: 'alpha', action: 'authority.create' },
  { minutes: 4_433, by: 'alpha', action: 'operator.login' },
];

export async function paintAudit(house: RunningHouse): Promise<void> {
  await inOrganization(house, async (tx) => {
    for (const { minutes, by, action, kind, about, refused } of entries) {
      await tx.query(
        `insert into audit_entries (organization_id, at, operator_id, actor, address, action, subject_kind, subject_id, subject_name,
           outcome)
         select $1, $2, o.id, o.username, '192.0.2.17', $3, $4::text, coalesce(s.id, g.id)::text, $5::text, $6
         from operators o left join stations s on $4 = 'station' and s.organization_id = $1 and s.name = $5
         left join groups g on $4 = 'group' and g.organization_id = $1 and g.name = $5
         where o.organization_id = $1 and o.username = $7`,
        [tx.organizationId, minutesBefore(minutes), action, kind, about, refused ? 'refused' : 'done', by],
      );
    }
  });
}
