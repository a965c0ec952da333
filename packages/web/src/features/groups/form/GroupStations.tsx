// Which charging stations hang right in a group: who is in it, who comes, who goes; nothing happens before it is saved.
import { ActionIcon } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconArrowBackUp, IconX } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormPart } from '../../../ui/form/FormPart.tsx';
import { Pager } from '../../../ui/list/Pager.tsx';
import { stationsQuery, useStationTotal } from '../../stations/api.ts';
import { withoutStation, withStation, type FormStation, type GroupValues } from './group-form.ts';
import classes from './GroupForm.module.css';
import { StationSearch } from './StationSearch.tsx';

const pageSize = 25;

type RowProps = { station: FormStation; change?: 'comes' | 'goes'; canLeave: boolean; onTurn: () => void };

function Station({ station, change, canLeave, onTurn }: RowProps) {
  const { t } = useTranslation('groups');
  const label = t(change === undefined ? 'form.takeOut' : 'form.takeBack', { name: station.name });
  const Sign = change === undefined ? IconX : IconArrowBackUp;
  return (
    <li className={classes.station} data-change={change}>
      <span className={classes.option}>
        <span className={classes.name}>{station.name}</span>
        <span className={classes.where}>
          {station.identifier}
          {change === 'comes' && `, ${t('form.comes', { group: station.groupName })}`}
          {change === 'goes' && `, ${t('form.goes')}`}
        </span>
      </span>
      <span className={classes.points}>{t('form.points', { count: station.pointCount })}</span>
      {canLeave && (
        <ActionIcon aria-label={label} data-tip={label} onClick={onTurn}>
          <Sign size={16} stroke={1.5} />
        </ActionIcon>
      )}
    </li>
  );
}

type Props = {
  form: UseFormReturnType<GroupValues>;
  /** Undefined for a new group. */
  groupId?: number;
  /** Stations go to the parent group, which one's own base group has not. */
  isBase?: boolean;
};

export function GroupStations({ form, groupId, isBase = false }: Props) {
  const { t } = useTranslation('groups');
  const [page, setPage] = useState(1);
  const filter = { ...(groupId !== undefined && { groupId }), directly: true, page, pageSize, sort: 'name' } as const;
  const { data } = useQuery({
    ...stationsQuery(filter),
    placeholderData: keepPreviousData,
    enabled: groupId !== undefined,
  });
  const counted = useStationTotal(filter, data).total;
  const total = counted ?? data?.items.length ?? 0;
  const { added, removed } = form.values;
  const onAdd = (station: FormStation) => form.setValues(withStation({ added, removed }, station));
  const onRemove = (stationId: number) => form.setValues(withoutStation({ added, removed }, stationId));
  const isIn = (station: { id: number; groupId: number | null }) =>
    added.some(({ id }) => id === station.id) || (station.groupId === groupId && !removed.includes(station.id));
  return (
    <FormPart title={t('form.stations')}>
      <StationSearch label={t('form.addStation')} without={isIn} onChoose={onAdd} />
      {isBase && total > 0 && <p className={classes.where}>{t('form.baseStations')}</p>}
      {data?.items.length === 0 && added.length === 0 && <p className={classes.note}>{t('form.noStations')}</p>}
      {(added.length > 0 || total > 0) && (
        <ul className={classes.list}>
          {added.map((station) => (
            <Station key={station.id} station={station} change="comes" canLeave onTurn={() => onRemove(station.id)} />
          ))}
          {data?.items.map((station) =>
            removed.includes(station.id) ? (
              <Station key={station.id} station={station} change="goes" canLeave onTurn={() => onAdd(station)} />
            ) : (
              <Station key={station.id} station={station} canLeave={!isBase} onTurn={() => onRemove(station.id)} />
            ),
          )}
        </ul>
      )}
      {(total > pageSize || (counted !== undefined && page > 1)) && (
        <Pager rows={data?.items.length ?? 0} page={page} pageSize={pageSize} total={total} onPage={setPage} />
      )}
    </FormPart>
  );
}
