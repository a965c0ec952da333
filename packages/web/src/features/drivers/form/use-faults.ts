// What is wrong with the form of a charging user, in words, at the fields' names.
import { useTranslation } from 'react-i18next';
import { faultsOf, type DriverValues } from './driver-form.ts';

export function useFaults(): (values: DriverValues) => Partial<Record<keyof DriverValues, string>> {
  const { t } = useTranslation('drivers');
  return (values) =>
    Object.fromEntries(Object.entries(faultsOf(values)).map(([field, fault]) => [field, t(`form.fault.${fault}`)]));
}
