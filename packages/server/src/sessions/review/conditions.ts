// What makes a session want an operator's look (E-16), as pieces of SQL on the table alias `s`.
import { implausibleFlags } from '../../energy/energy.ts';

/** The first half is what the index of flagged sessions knows. */
export const implausibleSql = `(s.flags <> '{}' and s.dismissed_at is null and s.flags && '{${implausibleFlags.join(',')}}'::text[])`;

/** Open and silent for 12 hours. A dismissal holds until it is heard again. */
export const staleSql = `(s.ended_at is null and s.heard_at < now() - interval '12 hours'
  and (s.dismissed_at is null or s.dismissed_at < s.heard_at))`;

/** Of an end with the table alias `e`. */
export const unsettledSql = '(e.attached_at is null and e.dismissed_at is null)';

export const conflictSql = `exists (select from stray_ends e where e.session_id = s.id and e.cause = 'conflict' and ${unsettledSql})`;

export const needsReviewSql = `(${implausibleSql} or ${staleSql} or ${conflictSql})`;
