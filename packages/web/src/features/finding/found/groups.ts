// Puts what was found into groups, the group with the best of all first. Pure.
import type { Found } from '../../../api/contract.ts';
import { fitOf } from './fit.ts';
import { allOf, rowOf, type Row, type ThingKind, type Told } from './rows.ts';

export type GroupKind = ThingKind | 'opened' | 'pages' | 'actions' | 'elsewhere';
export type RowGroup = { kind: GroupKind; rows: Row[] };

/** The order of groups that fit equally well. */
const kinds = ['stations', 'groups', 'drivers', 'driverGroups', 'tokens', 'sessions', 'operators', 'tasks'] as const;

export function groupsOf(found: Found, told: Told): RowGroup[] {
  return kinds.map((kind) => ({ kind, rows: rowsOf(kind, found, told) }));
}

function rowsOf<Kind extends ThingKind>(kind: Kind, found: Found, told: Told): Row[] {
  const { items, more } = found[kind];
  const rows = (items as Parameters<typeof rowOf<Kind>>[1][]).map((item) => rowOf(kind, item, told));
  return more && kind !== 'sessions' ? [...rows, allOf(kind, told)] : rows;
}

/** Those of the pages, or of the actions, that what was typed fits; a single letter only begins words. */
export function fitting(rows: readonly Row[], typed: string): Row[] {
  const worst = typed.trim().length > 1 ? 3 : 2;
  return rows
    .map((row) => ({ row, fit: fitOf(typed, row.title) }))
    .filter(({ fit }) => fit <= worst)
    .toSorted((a, b) => a.fit - b.fit)
    .map(({ row }) => row);
}

/** Without empty ones. What stands in a row's second line counts as much as its title; a number is always the whole of it. */
export function bestFirst(groups: readonly RowGroup[], typed: string): RowGroup[] {
  const fitOfRow = ({ title, detail }: Row) => fitOf(typed, title, ...detail.split(', '));
  const best = ({ kind, rows }: RowGroup) => (kind === 'sessions' ? 0 : Math.min(...rows.map(fitOfRow)));
  return groups
    .filter(({ rows }) => rows.length > 0)
    .map((group) => ({ group, fit: best(group) }))
    .toSorted((a, b) => a.fit - b.fit)
    .map(({ group }) => group);
}
