// What is said with a quirk, in words.
import { useTranslation } from 'react-i18next';
import type { QuirkParameters } from '../../api/contract.ts';

export function useParameterWords(): (parameters: QuirkParameters) => string {
  const { t } = useTranslation('quirks');
  return ({ timeZone, ways, highestStackLevel, settingKey, settingUnit }) =>
    [
      timeZone,
      ways?.map((way) => t(`way.${way}`)).join(', '),
      highestStackLevel?.toString(),
      settingKey,
      settingUnit === undefined ? undefined : `(${t(`unit.${settingUnit}`)})`,
    ]
      .filter((word) => word !== undefined)
      .join(' ');
}
