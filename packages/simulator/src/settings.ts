// What a station is set to do, by names of its own; each version says which of its settings each of them is.

/** Reads settings by their names. */
export type SettingReader<Name extends string> = {
  /** Empty where there is no such setting. */
  text(name: Name): string;
  /** A value as a whole number; 0 where it is none. */
  number(name: Name): number;
  flag(name: Name): boolean;
  list(name: Name): string[];
};

type SettingName =
  | 'alignedIntervalS'
  | 'alignedMeasurands'
  | 'allowsUnknownOffline'
  | 'asksForRemoteStarts'
  | 'connectionTimeoutS'
  | 'heartbeatIntervalS'
  | 'keepsCache'
  | 'keepsList'
  | 'listEntriesPerMessage'
  | 'masterPassGroup'
  | 'messageAttempts'
  | 'messageRetryIntervalS'
  | 'sampledMeasurands'
  | 'sampleIntervalS'
  | 'stopsOnInvalidToken'
  | 'stopsOnUnplug'
  | 'trustsLocalOffline'
  | 'trustsLocalOnline';

export type Settings = SettingReader<SettingName>;

/** Which of a version's settings each is; none where the version has none of the kind. */
export type SettingKeys = Readonly<Record<SettingName, string | undefined>>;

export function settingReader<Name extends string>(find: (name: Name) => string | undefined): SettingReader<Name> {
  const text = (name: Name) => find(name) ?? '';
  return {
    text,
    number: (name) => Number.parseInt(text(name), 10) || 0,
    flag: (name) => text(name).toLowerCase() === 'true',
    list: (name) =>
      text(name)
        .split(',')
        .filter((entry) => entry !== ''),
  };
}

export function settingsBy(keys: SettingKeys, find: (key: string) => string | undefined): Settings {
  return settingReader((name: SettingName) => {
    const key = keys[name];
    return key === undefined ? undefined : find(key);
  });
}
