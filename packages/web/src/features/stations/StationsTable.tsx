// Charging stations as rows; the same table serves the list, the dashboard and the pages of groups.
import { ActionIcon, Checkbox } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DashboardStation, StationRow } from '../../api/contract.ts';
import { EditLink } from '../../ui/list/EditLink.tsx';
import { Age } from '../../ui/format/Age.tsx';
import { useFormats } from '../../ui/format/formats-context.ts';
import { StateWords } from '../../ui/station/StateWords.tsx';
import { StationMark } from '../../ui/station/StationMark.tsx';
import { powerOf } from '../../ui/station/power-of.ts';
import type { Sorting } from '../../ui/list/SortHead.tsx';
import { SortHead } from '../../ui/list/SortHead.tsx';
import { TableScroll } from '../../ui/list/TableScroll.tsx';
import table from '../../ui/table.module.css';
import type { Column } from './columns.ts';
import type { StationSort } from './search.ts';
import type { Choice } from './selection.ts';
import classes from './Stations.module.css';

export type TableStation = Omit<DashboardStation, 'groupId'> &
  Pick<StationRow, 'groupName'> &
  Partial<Pick<StationRow, 'firmware' | 'model' | 'proof'>>;

/** Rows that are chosen for what is done to many at once. */
export type Selection = Pick<Choice, 'has' | 'onToggle' | 'onToggleAll'>;

const defaultColumns: readonly Column[] = ['group', 'power', 'lastSeen'];

function Actions({ station, canEdit }: { station: TableStation; canEdit: boolean }) {
  const { t } = useTranslation('stations');
  const info = t('infoNamed', { name: station.name });
  const params = { stationId: station.id };
  return (
    <span className={classes.actions}>
      <ActionIcon
        className={classes.info}
        aria-label={info}
        data-tip={info}
        renderRoot={(props) => <Link to="/stations/$stationId" params={params} {...props} />}
      >
        <IconInfoCircle size={16} stroke={1.5} />
      </ActionIcon>
      {canEdit && <EditLink to={`/stations/${station.id}/edit`} label={t('editNamed', { name: station.name })} />}
    </span>
  );
}

function SelectPage({ stations, selection }: { stations: TableStation[]; selection: Selection }) {
  const { t } = useTranslation('stations');
  const chosen = stations.filter(({ id }) => selection.has(id)).length;
  return (
    <th scope="col" className={classes.check}>
      <Checkbox
        aria-label={t('selectPage')}
        checked={chosen === stations.length}
        indeterminate={chosen > 0 && chosen < stations.length}
        onChange={() => selection.onToggleAll(stations.map(({ id }) => id))}
      />
    </th>
  );
}

type RowProps = {
  station: TableStation;
  columns: readonly Column[];
  canEdit: boolean | undefined;
  isSelected: boolean | undefined;
  onSelect: ((stationId: number) => void) | undefined;
};

const Row = memo(function Row({ station, columns, canEdit, isSelected, onSelect }: RowProps) {
  const { t } = useTranslation('stations');
  const formats = useFormats();
  const powerW = station.connected ? powerOf(station.points) : 0;
  const cells: Record<Column, ReactNode> = {
    group: station.groupName ?? t('orphan'),
    power: (
      <>
        {powerW > 0 ? formats.kilowatts(powerW) : '–'} {powerW > 0 && <span className={table.unit}>kW</span>}
      </>
    ),
    firmware: station.firmware ?? '–',
    model: station.model ?? '–',
    lastSeen: <Age at={station.lastSeenAt} />,
  };
  const cell = (column: Column, className = '') =>
    columns.includes(column) && <td className={`${table.wide} ${className}`}>{cells[column]}</td>;
  return (
    <tr data-selected={isSelected || undefined}>
      {onSelect !== undefined && (
        <td className={classes.check}>
          <Checkbox
            aria-label={t('select', { name: station.name })}
            checked={isSelected === true}
            onChange={() => onSelect(station.id)}
          />
        </td>
      )}
      <td className={table.tall}>
        <Link className={table.first} to="/stations/$stationId" params={{ stationId: station.id }}>
          {station.name}
        </Link>
        <span className={table.second}>
          {station.identifier}
          {station.proof === 'none' && <span className={classes.mark}>{t('withoutProof')}</span>}
        </span>
      </td>
      {cell('group')}
      <td>
        <StationMark points={station.points} connected={station.connected} size={16} />
      </td>
      <td>
        <StateWords station={station} />
      </td>
      {cell('power', table.figure)}
      {cell('firmware')}
      {cell('model')}
      {cell('lastSeen', table.nowrap)}
      {canEdit !== undefined && (
        <td className={table.wide}>
          <Actions station={station} canEdit={canEdit} />
        </td>
      )}
    </tr>
  );
});

type Props = {
  stations: TableStation[];
  columns?: readonly Column[];
  sorting?: Sorting<StationSort>;
  /** Whether the actions of a row are shown, and editing is one of them. */
  canEdit?: boolean;
  selection?: Selection;
};

export function StationsTable({ stations, columns = defaultColumns, sorting, canEdit, selection }: Props) {
  const { t } = useTranslation('stations');
  const has = (column: Column) => columns.includes(column);
  return (
    <TableScroll label={t('title')}>
      <table className={table.table}>
        <thead>
          <tr>
            {selection !== undefined && <SelectPage stations={stations} selection={selection} />}
            <SortHead by="name" sorting={sorting}>
              {t('column.station')}
            </SortHead>
            {has('group') && (
              <SortHead by="group" sorting={sorting} className={table.wide}>
                {t('column.group')}
              </SortHead>
            )}
            <th scope="colgroup" colSpan={2}>
              {t('column.points')}
            </th>
            {has('power') && (
              <th scope="col" className={`${table.figure} ${table.wide}`}>
                {t('column.power')}
              </th>
            )}
            {has('firmware') && (
              <SortHead by="firmware" sorting={sorting} className={table.wide}>
                {t('column.firmware')}
              </SortHead>
            )}
            {has('model') && (
              <th scope="col" className={table.wide}>
                {t('column.model')}
              </th>
            )}
            {has('lastSeen') && (
              <SortHead by="lastSeen" sorting={sorting} className={table.wide}>
                {t('column.lastSeen')}
              </SortHead>
            )}
            {canEdit !== undefined && (
              <th scope="col" className={`${classes.actionsHead} ${table.wide}`}>
                {t('column.actions')}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {stations.map((station) => (
            <Row
              key={station.id}
              station={station}
              columns={columns}
              canEdit={canEdit}
              isSelected={selection?.has(station.id)}
              onSelect={selection?.onToggle}
            />
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
