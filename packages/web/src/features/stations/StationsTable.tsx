// Charging stations as rows; the same table serves the list and the dashboard.
import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { DashboardStation, StationRow } from '../../api/contract.ts';
import { Age } from '../../ui/format/Age.tsx';
import { useFormats } from '../../ui/format/formats-context.ts';
import { StateWords } from '../../ui/station/StateWords.tsx';
import { StationMark } from '../../ui/station/StationMark.tsx';
import { powerOf } from '../../ui/station/power-of.ts';
import type { Sorting } from '../../ui/page/SortHead.tsx';
import { SortHead } from '../../ui/page/SortHead.tsx';
import { TableScroll } from '../../ui/page/TableScroll.tsx';
import table from '../../ui/table.module.css';
import type { StationSort } from './search.ts';

export type TableStation = Omit<DashboardStation, 'groupId'> &
  Pick<StationRow, 'groupName'> & { firmware?: StationRow['firmware'] };

const Row = memo(function Row({ station, withFirmware }: { station: TableStation; withFirmware: boolean }) {
  const formats = useFormats();
  const powerW = station.connected ? powerOf(station.points) : 0;
  return (
    <tr>
      <td className={table.tall}>
        <Link className={table.first} to="/stations/$stationId" params={{ stationId: station.id }}>
          {station.name}
        </Link>
        <span className={table.second}>{station.identifier}</span>
      </td>
      <td className={table.wide}>{station.groupName}</td>
      <td>
        <StationMark points={station.points} connected={station.connected} size={16} />
      </td>
      <td>
        <StateWords points={station.points} connected={station.connected} offlineSince={station.offlineSince} />
      </td>
      <td className={`${table.figure} ${table.wide}`}>
        {powerW > 0 ? formats.kilowatts(powerW) : '–'} {powerW > 0 && <span className={table.unit}>kW</span>}
      </td>
      {withFirmware && <td className={table.wide}>{station.firmware ?? '–'}</td>}
      <td className={`${table.wide} ${table.nowrap}`}>
        <Age at={station.lastSeenAt} />
      </td>
    </tr>
  );
});

type Props = { stations: TableStation[]; withFirmware?: boolean; sorting?: Sorting<StationSort> };

export function StationsTable({ stations, withFirmware = false, sorting }: Props) {
  const { t } = useTranslation('stations');
  return (
    <TableScroll label={t('title')}>
      <table className={table.table}>
        <thead>
          <tr>
            <SortHead by="name" sorting={sorting}>
              {t('column.station')}
            </SortHead>
            <th scope="col" className={table.wide}>
              {t('column.group')}
            </th>
            <th scope="colgroup" colSpan={2}>
              {t('column.points')}
            </th>
            <th scope="col" className={`${table.figure} ${table.wide}`}>
              {t('column.power')}
            </th>
            {withFirmware && (
              <th scope="col" className={table.wide}>
                {t('column.firmware')}
              </th>
            )}
            <SortHead by="lastSeen" sorting={sorting} className={table.wide}>
              {t('column.lastSeen')}
            </SortHead>
          </tr>
        </thead>
        <tbody>
          {stations.map((station) => (
            <Row key={station.id} station={station} withFirmware={withFirmware} />
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
