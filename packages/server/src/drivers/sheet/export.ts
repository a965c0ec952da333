// All charging users that fit, with their tokens, as rows of the sheet: in sets, each a transaction of its own.
import { recordAudit } from '../../audit/audit.ts';
import type { Doors, TenantTx } from '../../db/doors.ts';
import { walkInOrder } from '../../db/sets.ts';
import { groupPaths, listTree } from '../../groups/groups.ts';
import type { Viewer } from '../../viewer.ts';
import type { DriverFilter } from '../wire.ts';
import { listMark, type Column } from './columns.ts';
import {
  seesAll,
  selectExported,
  selectTokensOfAll,
  selectUnowned,
  type ExportedToken,
  type ExportedUser,
} from './queries.ts';

/** Users, or nobody's tokens. */
const exportedAtOnce = 500;

export type SheetRow = Readonly<Record<Column, string | null>>;

/** The download itself is in the audit log, before its first line leaves (S-19). */
export function noteSheetExport(tx: TenantTx, { actor }: Viewer, filter: DriverFilter): Promise<void> {
  return recordAudit(tx, actor, { action: 'driver.export_list', after: filter });
}

export async function* exportSheet(
  { withTenant }: Pick<Doors, 'withTenant'>,
  { organization, sight }: Viewer,
  filter: DriverFilter,
): AsyncGenerator<SheetRow[], void, undefined> {
  const paths = await withTenant(organization.id, async (tx) => groupPaths(await listTree(tx, sight)));
  const limit = exportedAtOnce;
  for (let after: string | undefined = ''; after !== undefined;) {
    const from: string = after;
    const { users, tokens } = await withTenant(organization.id, async (tx) => {
      const found = await walkInOrder(tx, () => selectExported(tx, sight, { ...filter, after: from, limit }));
      return {
        users: found,
        tokens: await selectTokensOfAll(
          tx,
          found.map(({ id }) => id),
        ),
      };
    });
    const tokensOf = Map.groupBy(tokens, ({ driverId }) => driverId);
    yield users.flatMap((user) => (tokensOf.get(user.id) ?? [null]).map((token) => sheetRow(user, token, paths)));
    after = users.at(-1)?.place;
  }
  // Where only some charging users are asked for, nobody's tokens are not.
  for (let after: string | undefined = Object.values(filter).length > 0 ? undefined : ''; after !== undefined;) {
    const from: string = after;
    const tokens = await withTenant(organization.id, async (tx) =>
      (await seesAll(tx, sight)) ? selectUnowned(tx, { after: from, limit }) : [],
    );
    yield tokens.map((token) => sheetRow(null, token, paths));
    after = tokens.at(-1)?.place;
  }
}

function sheetRow(
  user: ExportedUser | null,
  token: ExportedToken | null,
  paths: ReadonlyMap<number, string>,
): SheetRow {
  const path = (id: number) => paths.get(id) ?? '';
  const list = (names: readonly string[] = []) => names.join(` ${listMark} `);
  return {
    email: user?.email ?? null,
    'first name': user?.firstName ?? null,
    'last name': user?.lastName ?? null,
    status: stateOf(user),
    'charging user group': user?.driverGroup ?? null,
    'home group': user === null ? null : path(user.homeGroupId),
    'access groups': list(user?.groupIds.map(path)),
    'access stations': list(user?.stations),
    token: token?.token ?? null,
    'token type': token?.type ?? null,
    'token name': token?.name ?? null,
    'token status': stateOf(token),
    'valid from': token?.validFrom ?? null,
    'valid to': token?.validTo ?? null,
  };
}

function stateOf(one: { active: boolean } | null): string | null {
  if (one === null) return null;
  return one.active ? 'active' : 'inactive';
}
