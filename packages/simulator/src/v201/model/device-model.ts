// The variables of a 2.0.1 station: found, read, changed, listed; knows not what they do.
import { type SettingReader, settingReader } from '../../settings.ts';
import { standardVariables } from './standard-variables.ts';
import { type Component, componentKey, type Entry, entryOf, fits, keyOf, type Variable } from './variable.ts';

type ChangeOutcome =
  | { status: 'Accepted' | 'RebootRequired' }
  | { status: 'Rejected'; reasonCode: 'InvalidValue' | 'ReadOnly' };

/** Settings of the station as a whole by `Component.Variable[Instance]`, in any case; kept over a loss of power. */
export type DeviceModel = SettingReader<string> & {
  /** `undefined` where the station does not know the variable. */
  find(key: string): string | undefined;
  /** The variable as it is now. */
  look(component: Component, variable: Variable): Entry | 'UnknownComponent' | 'UnknownVariable';
  /** Changes a variable that `look` has found. */
  change(entry: Entry, value: string): ChangeOutcome;
  /** Sets a standard variable, as the station itself may. */
  set(key: string, value: string): void;
  /** Every variable as it is now. */
  entries(): Entry[];
};

/** `overrides` replaces standard values and adds variables of the vendor's own; `places` tells what is built in. */
export function createDeviceModel(overrides: Record<string, string>, places: () => readonly Entry[]): DeviceModel {
  const own = new Map<string, Entry>();
  const values = new Map<string, string>();
  for (const [key, value] of Object.entries(overrides)) {
    const entry = entryOf(key, { value, access: 'changeable', dataType: 'string' });
    const name = keyOf(entry.component, entry.variable);
    if (!standardVariables.has(name)) own.set(name, entry);
    values.set(name, value);
  }
  const present = (key: string, entry: Entry): Entry => {
    const value = values.get(key);
    return value === undefined ? entry : { ...entry, rule: { ...entry.rule, value } };
  };
  const find = (key: string) => {
    const name = key.toLowerCase();
    return values.get(name) ?? (standardVariables.get(name) ?? own.get(name))?.rule.value;
  };
  const entries = () => [...[...standardVariables, ...own].map(([key, entry]) => present(key, entry)), ...places()];

  return {
    ...settingReader(find),
    find,
    entries,
    look(component, variable) {
      const key = keyOf(component, variable);
      const all = entries();
      const found = all.find((entry) => keyOf(entry.component, entry.variable) === key);
      if (found !== undefined) return found;
      const wanted = componentKey(component);
      const isKnown = all.some((entry) => componentKey(entry.component) === wanted);
      return isKnown ? 'UnknownVariable' : 'UnknownComponent';
    },
    change({ component, variable, rule }, value) {
      if (rule.access === 'fixed') return { status: 'Rejected', reasonCode: 'ReadOnly' };
      if (!fits(value, rule)) return { status: 'Rejected', reasonCode: 'InvalidValue' };
      values.set(keyOf(component, variable), value);
      return { status: rule.access === 'after-reboot' ? 'RebootRequired' : 'Accepted' };
    },
    set: (key, value) => void values.set(key.toLowerCase(), value),
  };
}
