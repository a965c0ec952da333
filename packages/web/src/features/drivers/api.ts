// Charging users as the server tells of them, and what operators do with them.
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answerOf, client } from '../../api/client.ts';
import type { Driver, DriverEdit, DriverFilter, NewDriver } from '../../api/contract.ts';

/** Everything about charging users and their groups lies under this key: any news of one makes all of it old. */
const driversKey = ['drivers'] as const;

export const driversQuery = (filter: DriverFilter) =>
  queryOptions({
    queryKey: [...driversKey, 'list', filter],
    queryFn: ({ signal }) => answerOf(client.GET('/drivers', { params: { query: filter }, signal })),
    placeholderData: keepPreviousData,
  });

export const driverQuery = (id: number) =>
  queryOptions({
    queryKey: [...driversKey, 'one', id],
    queryFn: ({ signal }) => answerOf(client.GET('/drivers/{id}', { params: { path: { id } }, signal })),
  });

const seen = ({ id, version }: Pick<Driver, 'id' | 'version'>) => ({
  path: { id },
  header: { 'if-match': `"${version}"` },
});

export const addDriver = (body: NewDriver): Promise<Driver> => answerOf(client.POST('/drivers', { body }));

export const saveDriver = (driver: Pick<Driver, 'id' | 'version'>, body: DriverEdit): Promise<Driver> =>
  answerOf(client.PUT('/drivers/{id}', { params: seen(driver), body }));

export const removeDriver = (driver: Pick<Driver, 'id' | 'version'>): Promise<unknown> =>
  answerOf(client.DELETE('/drivers/{id}', { params: seen(driver) }));

export const personalFileAddress = (id: number) => `/api/v1/drivers/${id}/export`;
