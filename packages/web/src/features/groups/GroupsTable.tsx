// Charging groups as the tree they are, each with the sums of all below it; walked by arrow keys as by pointer.
import { ActionIcon } from '@mantine/core';
import { IconChevronDown, IconChevronRight, IconInfoCircle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { memo, useRef, type CSSProperties, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { GroupTotals } from '../../api/contract.ts';
import { EditLink } from '../../ui/list/EditLink.tsx';
import { useFormats } from '../../ui/format/formats-context.ts';
import { TableScroll } from '../../ui/list/TableScroll.tsx';
import table from '../../ui/table.module.css';
import classes from './GroupsTable.module.css';
import type { TreeRow } from './tree-rows.ts';

type Row = TreeRow<GroupTotals>;
type RowProps = { row: Row; onFold: ((groupId: number) => void) | undefined };

const isFolder = ({ hasChildren }: Row): boolean => hasChildren;

/** There is no room for columns: what is not zero, in words below the name. */
function OnPhone({ group }: { group: GroupTotals }) {
  const { t } = useTranslation('groups');
  const formats = useFormats();
  const kinds = ['stations', 'points', 'charging', 'issues', 'offline'] as const;
  return (
    <span className={`${table.second} ${table.phone}`}>
      {kinds
        .filter((kind) => kind === 'stations' || group[kind] > 0)
        .map((kind) => t(kind, { count: group[kind], shown: formats.count(group[kind]) }))
        .join(', ')}
    </span>
  );
}

function Name({ row, onFold }: RowProps) {
  const { t } = useTranslation('groups');
  const { group, depth, isOpen, isFound } = row;
  const Arrow = isOpen ? IconChevronDown : IconChevronRight;
  return (
    <div className={classes.name} style={{ '--depth': depth } as CSSProperties}>
      {isFolder(row) ? (
        <button
          type="button"
          className={classes.fold}
          tabIndex={-1}
          aria-label={t(isOpen ? 'close' : 'open', { name: group.name })}
          disabled={onFold === undefined}
          onClick={() => onFold?.(group.id)}
        >
          <Arrow size={16} stroke={1.75} aria-hidden="true" />
        </button>
      ) : (
        <span className={classes.fold} />
      )}
      <span className={classes.words}>
        <Link
          className={table.first}
          to="/groups/$groupId"
          params={{ groupId: group.id }}
          data-found={isFound || undefined}
        >
          {group.name}
        </Link>
        <OnPhone group={group} />
      </span>
    </div>
  );
}

function Actions({ group }: { group: GroupTotals }) {
  const { t } = useTranslation('groups');
  const info = t('infoNamed', { name: group.name });
  const params = { groupId: group.id };
  return (
    <span className={classes.actions}>
      <ActionIcon
        className={classes.info}
        aria-label={info}
        data-tip={info}
        renderRoot={(props) => <Link to="/groups/$groupId" params={params} {...props} />}
      >
        <IconInfoCircle size={16} stroke={1.5} />
      </ActionIcon>
      <EditLink to={`/groups/${group.id}/edit`} label={t('editNamed', { name: group.name })} />
    </span>
  );
}

const GroupRow = memo(function GroupRow({ row, onFold, isEntry }: RowProps & { isEntry: boolean }) {
  const formats = useFormats();
  const { group, depth, isOpen } = row;
  const figure = `${table.figure} ${table.wide}`;
  return (
    <tr
      className={classes.row}
      data-folder={isFolder(row) || undefined}
      data-group={group.id}
      aria-level={depth + 1}
      aria-expanded={isFolder(row) ? isOpen : undefined}
      tabIndex={isEntry ? 0 : -1}
    >
      <td>
        <Name row={row} onFold={onFold} />
      </td>
      <td className={figure}>{formats.count(group.stations)}</td>
      <td className={figure}>{formats.count(group.points)}</td>
      <td className={figure}>{formats.count(group.charging)}</td>
      <td className={figure} data-tone={group.issues > 0 ? 'danger' : undefined}>
        {formats.count(group.issues)}
      </td>
      <td className={figure} data-tone={group.offline > 0 ? 'warning' : undefined}>
        {formats.count(group.offline)}
      </td>
      <td className={figure}>{formats.count(group.sessions)}</td>
      <td className={figure}>
        {formats.kilowattHours(group.energyWh)} <span className={table.unit}>kWh</span>
      </td>
      <td className={table.figure}>
        <Actions group={group} />
      </td>
    </tr>
  );
});

const figures = ['charging', 'issues', 'offline', 'sessions', 'energy'] as const;

function Head() {
  const { t } = useTranslation('groups');
  const figure = `${table.figure} ${table.wide}`;
  return (
    <thead>
      <tr>
        <th scope="col" className={classes.first}>
          {t('column.group')}
        </th>
        <th scope="col" className={figure}>
          {t('column.stations')}
        </th>
        <th scope="col" className={figure}>
          {t('column.points')}
        </th>
        {figures.map((name) => (
          <th key={name} scope="col" className={figure} data-tip={t(`column.${name}Tip`)}>
            {t(`column.${name}`)}
          </th>
        ))}
        <th scope="col" className={table.figure}>
          <span className="sm-only-read">{t('actions')}</span>
        </th>
      </tr>
    </thead>
  );
}

type Props = {
  label: string;
  rows: Row[];
  /** Missing where branches cannot be folded. */
  onFold?: (groupId: number) => void;
};

export function GroupsTable({ label, rows, onFold }: Props) {
  const body = useRef<HTMLTableSectionElement>(null);

  const focus = (index: number) => {
    const row = body.current?.rows[Math.max(0, Math.min(rows.length - 1, index))];
    row?.focus();
  };
  const parentOf = (index: number) =>
    rows.findLastIndex(({ depth }, at) => at < index && depth < (rows[index]?.depth ?? 0));
  const onKey = (event: KeyboardEvent) => {
    const element = event.target as HTMLElement;
    const index = [...(body.current?.rows ?? [])].indexOf(element as HTMLTableRowElement);
    const row = rows[index];
    if (row === undefined) return;
    const canFold = onFold !== undefined && row.hasChildren;
    const steps: Record<string, () => void> = {
      ArrowDown: () => focus(index + 1),
      ArrowUp: () => focus(index - 1),
      Home: () => focus(0),
      End: () => focus(rows.length - 1),
      ArrowRight: () => (row.hasChildren && row.isOpen ? focus(index + 1) : canFold && onFold(row.group.id)),
      ArrowLeft: () => (canFold && row.isOpen ? onFold(row.group.id) : focus(parentOf(index))),
      Enter: () => element.querySelector('a')?.click(),
    };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    step();
  };

  return (
    <TableScroll label={label}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- ARIA's tree grid is made of a table */}
      <table className={table.table} role="treegrid" aria-label={label}>
        <Head />
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- its rows take the focus and are moved among */}
        <tbody ref={body} onKeyDown={onKey}>
          {rows.map((row, index) => (
            <GroupRow key={row.group.id} row={row} onFold={onFold} isEntry={index === 0} />
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
