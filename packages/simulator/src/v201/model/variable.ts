// What a variable of a 2.0.1 station is, how it is named, and which values fit it; keeps none.
import type { Requests201 } from '@stationmaster/ocpp';

type Report = NonNullable<Requests201['NotifyReport']['reportData']>[number];
type Characteristics = NonNullable<Report['variableCharacteristics']>;

/** What may be done with a variable, and what it holds. For texts the limits are of their length. */
export type Rule = {
  value: string;
  access: 'changeable' | 'fixed' | 'after-reboot' | 'hidden';
} & Pick<Characteristics, 'dataType' | 'unit' | 'minLimit' | 'maxLimit' | 'valuesList'>;

export type Component = Report['component'];
export type Variable = Report['variable'];

/** A variable with its place in the station. */
export type Entry = { component: Component; variable: Variable; rule: Rule };

function named({ name, instance }: Variable): string {
  return instance === undefined ? name : `${name}[${instance}]`;
}

function placed({ evse }: Component): string {
  if (evse === undefined) return '';
  return evse.connectorId === undefined ? `(${evse.id})` : `(${evse.id}.${evse.connectorId})`;
}

/** A component as text, in small letters, since names are compared without case: `evse(1)`. */
export function componentKey(component: Component): string {
  return `${named(component)}${placed(component)}`.toLowerCase();
}

/** A variable as text, in small letters: `txctrlr.evconnectiontimeout`. */
export function keyOf(component: Component, variable: Variable): string {
  return `${componentKey(component)}.${named(variable)}`.toLowerCase();
}

/** The variable of the station as a whole that `Component.Variable` or `Component.Variable[Instance]` names. */
export function entryOf(key: string, rule: Rule): Entry {
  const [, component = key, name = key, instance] = /^([^.]+)\.([^[]+)(?:\[(.+)\])?$/.exec(key) ?? [];
  return { component: { name: component }, variable: { name, ...(instance === undefined ? {} : { instance }) }, rule };
}

/** Longest value of the standard, in characters. */
const longestValue = 1000;

function isWithin(amount: number, { minLimit, maxLimit }: Rule): boolean {
  return amount >= (minLimit ?? -Infinity) && amount <= (maxLimit ?? Infinity);
}

const knownValues = ({ valuesList }: Rule) => valuesList?.split(',');

function areMembers(value: string, rule: Rule): boolean {
  const members = value.split(',').filter((member) => member !== '');
  const known = knownValues(rule);
  return new Set(members).size === members.length && members.every((member) => known?.includes(member) ?? true);
}

const fitting: Record<Rule['dataType'], (value: string, rule: Rule) => boolean> = {
  boolean: (value) => /^(true|false)$/i.test(value),
  integer: (value, rule) => /^-?\d{1,9}$/.test(value) && isWithin(Number(value), rule),
  decimal: (value, rule) => /^-?\d{1,9}(\.\d{1,9})?$/.test(value) && isWithin(Number(value), rule),
  string: (value, rule) => isWithin(value.length, rule),
  dateTime: (value) => !Number.isNaN(Date.parse(value)),
  OptionList: (value, rule) => knownValues(rule)?.includes(value) ?? true,
  MemberList: areMembers,
  SequenceList: areMembers,
};

export function fits(value: string, rule: Rule): boolean {
  return value.length <= longestValue && fitting[rule.dataType](value, rule);
}
