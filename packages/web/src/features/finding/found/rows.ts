// One row of what was found: what it is called, what tells it from its like, and where it leads. Pure.
import type { TFunction } from 'i18next';
import type { ComponentType } from 'react';
import type { Found } from '../../../api/contract.ts';
import type { Formats } from '../../../ui/format/formats.ts';
import type { MarkedPoint } from '../../../ui/station/StationMark.tsx';
import { nameOf } from '../../drivers/driver-name.ts';
import { fitOf } from './fit.ts';

export type ThingKind = keyof Found;
export type Thing = { kind: ThingKind; id: number };

export type Row = {
  key: string;
  title: string;
  detail: string;
  /** Told as it is read on a card. */
  isCode?: true;
  station?: { points: MarkedPoint[]; connected: boolean };
  /** Of a page or an action; things show the symbol of their kind. */
  Icon?: ComponentType<{ size?: number }>;
  to?: string;
  search?: { search: string };
  onChoose?: () => void;
  /** What is remembered when it is opened. */
  thing?: Thing;
};

type Items = { [Kind in ThingKind]: Found[Kind]['items'][number] };
export type Words = {
  t: TFunction<'finding'>;
  taskType: (type: Items['tasks']['type']) => string;
  formats: Pick<Formats, 'dayTime'>;
};
/** With what was typed, which decides what is worth telling; empty for what was not looked for. */
export type Told = Words & { typed: string };
type Said = Pick<Row, 'title' | 'isCode' | 'station'> & { details: (string | false | null)[] };

const said: { [Kind in ThingKind]: (item: Items[Kind], told: Told) => Said } = {
  stations: ({ name, identifier, serial, address, groupName, points, connected }, { t, typed }) => {
    const isWhy = (text: string) => fitOf(typed, text) < fitOf(typed, name, identifier);
    return {
      title: name,
      station: { points, connected },
      details: [
        identifier !== name && identifier,
        groupName ?? t('orphan'),
        serial !== null && isWhy(serial) && t('serial', { serial }),
        isWhy(address) && address,
      ],
    };
  },
  groups: ({ name, path }) => ({ title: name, details: [path.join(' / ')] }),
  drivers: (driver, { t }) => ({
    title: nameOf(driver),
    details: [nameOf(driver) !== driver.email && driver.email, driver.driverGroupName, !driver.active && t('inactive')],
  }),
  driverGroups: ({ name, active, homeGroupName }, { t }) => ({
    title: name,
    details: [homeGroupName, !active && t('inactive')],
  }),
  tokens: ({ token, name, driverName, active }, { t }) => ({
    title: token,
    isCode: true,
    details: [name, driverName, !active && t('inactive')],
  }),
  sessions: ({ transactionId, stationName, driverName, startedAt, endedAt }, { t, formats }) => ({
    title: t('transaction', { number: transactionId }),
    details: [
      driverName === null ? stationName : t('at', { who: driverName, station: stationName }),
      formats.dayTime(startedAt),
      endedAt === null && t('running'),
    ],
  }),
  operators: ({ username, name, email }) => ({ title: name || username, details: [name !== '' && username, email] }),
  tasks: ({ name, type, active }, { t, taskType }) => ({
    title: name,
    details: [taskType(type), !active && t('inactive')],
  }),
};

const pathOf: Record<ThingKind, string> = {
  stations: '/stations',
  groups: '/groups',
  drivers: '/drivers',
  driverGroups: '/driver-groups',
  tokens: '/tokens',
  sessions: '/sessions',
  operators: '/operators',
  tasks: '/tasks',
};

export function rowOf<Kind extends ThingKind>(kind: Kind, item: Items[Kind], told: Told): Row {
  const { details, ...row } = said[kind](item, told);
  return {
    key: `${kind}-${item.id}`,
    ...row,
    detail: details.filter((each) => each !== null && each !== false && each !== '').join(', '),
    to: `${pathOf[kind]}/${item.id}`,
    thing: { kind, id: item.id },
  };
}

/** The whole list of that kind, searched for the same. */
export function allOf(kind: Exclude<ThingKind, 'sessions'>, { t, typed }: Told): Row {
  const text = typed.trim();
  return {
    key: `${kind}-all`,
    title: t(`all.${kind}`, { text }),
    detail: '',
    to: pathOf[kind],
    search: { search: text },
  };
}
