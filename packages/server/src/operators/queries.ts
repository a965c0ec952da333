// The statements about operators.
import type { DirectoryTx, TenantTx } from '../db/doors.ts';
import { refusing } from '../db/sqlstate.ts';
import type { Role } from '../viewer.ts';

export type NewOperatorRow = {
  username: string;
  name: string;
  email: string;
  /** Null for one who is invited and has yet to set a password. */
  passwordHash: string | null;
  role: Role;
  baseGroupId: number;
};

export async function insertOperator(tx: TenantTx, operator: NewOperatorRow): Promise<number> {
  const { username, name, email, passwordHash, role, baseGroupId } = operator;
  const [row] = await refusing({ operators_username_key_key: 'username_taken' }, () =>
    tx.query<{ id: number }>(
      `insert into operators (organization_id, username, username_key, name, email, email_key, password_hash, role, base_group_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id`,
      [tx.organizationId, username, keyOf(username), name, email, keyOf(email), passwordHash, role, baseGroupId],
    ),
  );
  if (row === undefined) throw new Error('The new operator has no row.');
  return row.id;
}

/** User names and e-mails compare without regard to case. */
export function keyOf(name: string): string {
  return name.trim().toLowerCase();
}

export async function updatePassword(tx: TenantTx, operatorId: number, passwordHash: string): Promise<void> {
  await tx.query('update operators set password_hash = $3 where organization_id = $1 and id = $2', [
    tx.organizationId,
    operatorId,
    passwordHash,
  ]);
}

export type NamedOperator = { id: number; organizationId: number; username: string; name: string; email: string };

export async function findByUsername(tx: DirectoryTx, usernameKey: string): Promise<NamedOperator | undefined> {
  const [row] = await tx.query<NamedOperator>(
    'select id, organization_id as "organizationId", username, name, email from operators where username_key = $1',
    [usernameKey],
  );
  return row;
}
