// Charging users as the server tells of them, and what operators do with them.
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answerOf, client } from '../../api/client.ts';
import { csvAddress } from '../../api/csv-address.ts';
import type { Driver, DriverEdit, DriverFilter, NewDriver } from '../../api/contract.ts';
import { readTold } from '../../api/told-lines.ts';
import type { SheetProgress, SheetReport } from './sheet/report.ts';
import type { Language } from '../../ui/format/languages.ts';

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

export const eraseDriver = (driver: Pick<Driver, 'id' | 'version'>): Promise<unknown> =>
  answerOf(client.POST('/drivers/{id}/erasure', { params: seen(driver) }));

export const personalFileAddress = (id: number) => `/api/v1/drivers/${id}/export`;

export function sheetAddress(filter: DriverFilter, language: Language): string {
  const { sort: _sort, order: _order, page: _page, pageSize: _pageSize, ...fields } = filter;
  return csvAddress('/drivers/export', fields, language);
}

type Sending = { file: File; plan?: string; signal: AbortSignal; onProgress: (progress: SheetProgress) => void };

/** Tries the sheet; with the plan of a try it does what was tried. */
export async function sendSheet({ file, plan, signal, onProgress }: Sending): Promise<SheetReport> {
  const lines = await answerOf(
    client.POST('/drivers/import', {
      params: { query: plan === undefined ? {} : { plan } },
      headers: { 'Content-Type': 'text/csv' },
      body: file as never,
      bodySerializer: (body) => body,
      parseAs: 'stream',
      signal,
    }),
  );
  return readTold<SheetProgress, SheetReport>(lines, onProgress);
}
