// Chooses a time zone by its name, found as one types.
import { Select, type SelectProps } from '@mantine/core';
import { zones } from './time-zones.ts';

type Props = Pick<
  SelectProps,
  'label' | 'description' | 'error' | 'disabled' | 'value' | 'onChange' | 'inputWrapperOrder'
>;

/** One that this browser does not know stays what it is. */
export function TimeZoneSelect({ value, ...input }: Props) {
  const known = value == null || zones.includes(value) ? zones : [value, ...zones];
  return <Select {...input} value={value ?? null} data={known} searchable allowDeselect={false} />;
}
