// What a report can be about, by kind: found as one types, and the names of what is chosen already.
import { useDebouncedValue } from '@mantine/hooks';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Driver, DriverRow, StationRow, Token } from '../../../api/contract.ts';
import { tokensQuery } from '../../commands/api.ts';
import { driverGroupQuery, driverGroupsQuery } from '../../driver-groups/api.ts';
import { driverQuery, driversQuery } from '../../drivers/api.ts';
import { groupsQuery } from '../../groups/api.ts';
import { inTreeOrder } from '../../groups/tree-order.ts';
import { stationQuery, stationsQuery } from '../../stations/api.ts';
import { tokenQuery } from '../api.ts';
import type { Choice } from './ChooseMany.tsx';

const mostShown = 20;
const firstPage = { page: 1, pageSize: mostShown } as const;

function useTyped() {
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 150);
  return { typed, onType: setTyped, search, said: search === '' ? {} : { search } };
}

const driverName = ({ firstName, lastName, email }: Pick<Driver | DriverRow, 'firstName' | 'lastName' | 'email'>) =>
  `${firstName} ${lastName}`.trim() || email;

export function useGroupChoices() {
  const { typed, onType } = useTyped();
  const { data } = useQuery(groupsQuery);
  const all = inTreeOrder(data?.items ?? []).map(({ group, path }) => ({
    value: String(group.id),
    label: group.name,
    whole: [...path, group.name].join(' / ').toLowerCase(),
  }));
  const found = all.filter(({ whole }) => whole.includes(typed.trim().toLowerCase())).slice(0, 200);
  return { typed, onType, found, chosen: all };
}

/** A station stands for all its points; of one with several, each can be chosen by itself. */
export function usePointChoices(value: readonly string[]) {
  const { t } = useTranslation('reports');
  const { typed, onType, said } = useTyped();
  const { data } = useQuery(stationsQuery({ sort: 'name', ...firstPage, ...said }));
  const stationIds = [...new Set(value.map((one) => Number.parseInt(one, 10)))];
  const chosenStations = useQueries({ queries: stationIds.map(stationQuery) }).flatMap(({ data: one }) => one ?? []);
  const choicesOf = ({
    id,
    name,
    identifier,
    points,
  }: Pick<StationRow, 'id' | 'name' | 'identifier'> & { points: readonly { evse: number }[] }): Choice[] => {
    const station = `${name}, ${identifier}`;
    const each = points.map(({ evse }) => ({
      value: `${id}.${evse}`,
      label: t('pointOf', { station: name, number: evse }),
    }));
    return [{ value: String(id), label: station }, ...(points.length > 1 ? each : [])];
  };
  return { typed, onType, found: (data?.items ?? []).flatMap(choicesOf), chosen: chosenStations.flatMap(choicesOf) };
}

export function useDriverChoices(ids: readonly number[]) {
  const { typed, onType, said } = useTyped();
  const { data } = useQuery(driversQuery({ ...firstPage, ...said }));
  const chosen = useQueries({ queries: ids.map(driverQuery) }).flatMap(({ data: one }) => one ?? []);
  const choiceOf = (driver: Driver | DriverRow) => ({ value: String(driver.id), label: driverName(driver) });
  return { typed, onType, found: (data?.items ?? []).map(choiceOf), chosen: chosen.map(choiceOf) };
}

export function useDriverGroupChoices(ids: readonly number[]) {
  const { typed, onType, said } = useTyped();
  const { data } = useQuery(driverGroupsQuery({ ...firstPage, ...said }));
  const chosen = useQueries({ queries: ids.map(driverGroupQuery) }).flatMap(({ data: one }) => one ?? []);
  const choiceOf = ({ id, name }: { id: number; name: string }) => ({ value: String(id), label: name });
  return { typed, onType, found: (data?.items ?? []).map(choiceOf), chosen: chosen.map(choiceOf) };
}

export function useTokenChoices(ids: readonly number[]) {
  const { typed, onType, search } = useTyped();
  const { data } = useQuery(tokensQuery(search));
  const chosen = useQueries({ queries: ids.map(tokenQuery) }).flatMap(({ data: one }) => one ?? []);
  const choiceOf = ({ id, name, token, driver }: Token) => ({
    value: String(id),
    label: [name || token, driver?.name].filter(Boolean).join(', '),
  });
  return { typed, onType, found: (data?.items ?? []).map(choiceOf), chosen: chosen.map(choiceOf) };
}
