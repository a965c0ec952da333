// The tenant door with a watch: each statement names its organization, and finds and touches nothing when it names none.
import type { Doors, Statement, TenantTx } from '../../db/doors.ts';

export type Watch = { statements: number; faults: Set<string> };
type Asked = { text: string; values: readonly unknown[] };

const noOrganization = 0;
/** Locks by a name, and a time-out of the transaction: no table is looked at. */
const readsNoRow = /^\s*select (?:pg_advisory_xact_lock|set_config\('(?:statement_timeout|enable_sort)')/i;

/** For a database without row-level security, which would hide what a statement forgets. */
export function watchedDoors(doors: Doors, watch: Watch): Doors {
  return {
    ...doors,
    withTenant: (organizationId, run) => doors.withTenant(organizationId, (tx) => run(watched(tx, watch))),
  };
}

function watched(tx: TenantTx, watch: Watch): TenantTx {
  return {
    ...tx,
    async query<Row>(statement: Statement | string, more?: readonly unknown[]): Promise<Row[]> {
      const { text, values = [] } = typeof statement === 'string' ? { text: statement, values: more } : statement;
      watch.statements += 1;
      const fault = await faultOf(tx, { text, values });
      if (fault !== undefined) watch.faults.add(`${fault}: ${text.replace(/\s+/g, ' ')}`);
      return tx.query<Row>(statement, more);
    },
  };
}

async function faultOf(tx: TenantTx, { text, values }: Asked): Promise<string | undefined> {
  if (readsNoRow.test(text)) return undefined;
  if (/^\s*insert\b/i.test(text)) {
    return values.includes(tx.organizationId) ? undefined : 'inserts without its organization';
  }
  const places = placesOf(text);
  if (places.length === 0) return 'does not name its organization';
  if (places.some((place) => values[place] !== tx.organizationId)) return 'names an organization other than its own';
  const elsewhere = values.map((value, place) => (places.includes(place) ? noOrganization : value));
  return (await findsNothing(tx, { text, values: elsewhere })) ? undefined : 'finds something in whatever organization';
}

/** Which of its values are the organization. */
function placesOf(text: string): number[] {
  const [, alias] = /\borganizations (?!where\b|set\b)(\w+)/i.exec(text) ?? [];
  const own = `\\b(?:organization_id|${alias ?? 'organizations where '}\\.?id) = \\$(\\d+)`;
  return [...text.matchAll(new RegExp(own, 'gi'))].map(([, place]) => Number(place) - 1);
}

async function findsNothing(tx: TenantTx, { text, values }: Asked): Promise<boolean> {
  const changes = /^\s*(with\b.*\)\s*)?(update|delete)\b/is.test(text);
  const telling = changes && !/\breturning\b/i.test(text) ? `${text} returning 1` : text;
  await tx.query('savepoint watched');
  const rows = await tx.query(telling, values);
  await tx.query('rollback to savepoint watched');
  return changes ? rows.length === 0 : rows.every((row) => Object.values(row).every(saysNothing));
}

/** A sum or count over no rows. */
function saysNothing(value: unknown): boolean {
  return value === null || value === 0 || value === false || (Array.isArray(value) && value.length === 0);
}
