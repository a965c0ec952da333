// The variables of a 2.0.1 station that follow from how it is built and from how its points are now.
import type { Machine } from '../../machine.ts';
import type { Point } from '../../point/point.ts';
import { connectorStatusOf } from '../connector-status.ts';
import type { Component, Entry, Rule } from './variable.ts';

type Values = Record<string, Pick<Rule, 'dataType' | 'value'> & Pick<Partial<Rule>, 'unit' | 'maxLimit'>>;

const text = (value: string) => ({ dataType: 'string', value }) as const;
const whole = (value: number, unit?: string) =>
  ({ dataType: 'integer', value: String(value), ...(unit === undefined ? {} : { unit }) }) as const;
const yes = { dataType: 'boolean', value: 'true' } as const;

function entriesOf(component: Component, values: Values): Entry[] {
  return Object.entries(values).map(([name, value]) => ({
    component,
    variable: { name },
    rule: { ...value, access: 'fixed' },
  }));
}

function entriesOfPoint(point: Point): Entry[] {
  const { number: id, options } = point;
  const AvailabilityState = text(connectorStatusOf(point));
  const SupplyPhases = whole(options.phases);
  return [
    ...entriesOf(
      { name: 'EVSE', evse: { id } },
      { AvailabilityState, Available: yes, Power: whole(options.maxPowerW, 'W'), SupplyPhases },
    ),
    ...entriesOf(
      { name: 'Connector', evse: { id, connectorId: 1 } },
      { AvailabilityState, Available: yes, ConnectorType: text(options.connectorType ?? 'Unknown'), SupplyPhases },
    ),
  ];
}

export function builtInVariables(machine: Machine): Entry[] {
  const { points, authorization } = machine;
  const { vendor, model, serial, firmware, identifier } = machine.options;
  const isOperative = points.some((point) => point.isOperative);
  return [
    ...entriesOf(
      { name: 'ChargingStation' },
      {
        AvailabilityState: text(isOperative ? 'Available' : 'Unavailable'),
        Available: yes,
        FirmwareVersion: text(firmware ?? '1.0.0'),
        Model: text(model ?? 'Simulator'),
        SerialNumber: text(serial ?? identifier),
        VendorName: text(vendor ?? 'Stationmaster'),
      },
    ),
    ...entriesOf({ name: 'ClockCtrlr' }, { DateTime: { dataType: 'dateTime', value: machine.now() } }),
    ...entriesOf(
      { name: 'LocalAuthListCtrlr' },
      {
        Entries: { ...whole(authorization.listLength), maxLimit: authorization.mostListEntries },
      },
    ),
    ...entriesOf({ name: 'SecurityCtrlr' }, { Identity: text(identifier) }),
    ...points.flatMap(entriesOfPoint),
  ];
}
