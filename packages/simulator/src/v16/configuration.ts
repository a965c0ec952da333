// The settings of a 1.6 station by their standard keys; knows how to read and change them, not what they do.
import { type SettingReader, settingReader } from '../settings.ts';

type ChangeStatus = 'Accepted' | 'Rejected' | 'RebootRequired' | 'NotSupported';

type ConfigurationKey = { key: string; readonly: boolean; value: string };

/** Values by key, in any case; kept over a loss of power. */
export type Configuration = SettingReader<string> & {
  /** `undefined` where the station does not know the key. */
  find(key: string): string | undefined;
  /** What an operator may read: all but the password. */
  readable(): ConfigurationKey[];
  change(key: string, value: string): ChangeStatus;
};

type Kind = 'whole' | 'flag' | 'text' | 'password';
type Rule = { value: string; kind: Kind; access: 'changeable' | 'fixed' | 'after-reboot' | 'hidden' };

const changeable = (value: string, kind: Kind): Rule => ({ value, kind, access: 'changeable' });
const fixed = (value: string, kind: Kind = 'text'): Rule => ({ value, kind, access: 'fixed' });

const standardKeys: Record<string, Rule> = {
  AllowOfflineTxForUnknownId: changeable('true', 'flag'),
  AuthorizationCacheEnabled: changeable('true', 'flag'),
  AuthorizationKey: { value: '', kind: 'password', access: 'hidden' },
  AuthorizeRemoteTxRequests: changeable('false', 'flag'),
  BlinkRepeat: changeable('3', 'whole'),
  ClockAlignedDataInterval: changeable('0', 'whole'),
  ConnectionTimeOut: changeable('60', 'whole'),
  ConnectorPhaseRotation: changeable('NotApplicable', 'text'),
  GetConfigurationMaxKeys: fixed('50', 'whole'),
  HeartbeatInterval: changeable('300', 'whole'),
  LightIntensity: changeable('80', 'whole'),
  LocalAuthorizeOffline: changeable('true', 'flag'),
  LocalPreAuthorize: changeable('false', 'flag'),
  MaxEnergyOnInvalidId: changeable('0', 'whole'),
  MeterValuesAlignedData: changeable('Energy.Active.Import.Register', 'text'),
  MeterValuesSampledData: changeable(
    'Energy.Active.Import.Register,Power.Active.Import,Current.Import,Voltage',
    'text',
  ),
  MeterValueSampleInterval: changeable('60', 'whole'),
  MinimumStatusDuration: changeable('0', 'whole'),
  NumberOfConnectors: fixed('1', 'whole'),
  ResetRetries: changeable('1', 'whole'),
  StopTransactionOnEVSideDisconnect: changeable('true', 'flag'),
  StopTransactionOnInvalidId: changeable('true', 'flag'),
  StopTxnAlignedData: changeable('', 'text'),
  StopTxnSampledData: changeable('', 'text'),
  SupportedFeatureProfiles: fixed(
    'Core,FirmwareManagement,LocalAuthListManagement,Reservation,SmartCharging,RemoteTrigger',
  ),
  TransactionMessageAttempts: changeable('3', 'whole'),
  TransactionMessageRetryInterval: changeable('10', 'whole'),
  UnlockConnectorOnEVSideDisconnect: changeable('true', 'flag'),
  WebSocketPingInterval: { value: '0', kind: 'whole', access: 'after-reboot' },
  LocalAuthListEnabled: changeable('true', 'flag'),
  LocalAuthListMaxLength: fixed('1000', 'whole'),
  SendLocalListMaxLength: fixed('100', 'whole'),
  ReserveConnectorZeroSupported: fixed('false', 'flag'),
  ChargeProfileMaxStackLevel: fixed('8', 'whole'),
  ChargingScheduleAllowedChargingRateUnit: fixed('Current,Power'),
  ChargingScheduleMaxPeriods: fixed('24', 'whole'),
  MaxChargingProfilesInstalled: fixed('20', 'whole'),
  SecurityProfile: fixed('1', 'whole'),
};

/** Longest value of the standard, in characters. */
const longestValue = 500;

const fits: Record<Kind, (value: string) => boolean> = {
  whole: (value) => /^\d{1,9}$/.test(value),
  flag: (value) => /^(true|false)$/i.test(value),
  text: () => true,
  password: (value) => value.length >= 16 && value.length <= 40,
};

type Entry = { key: string; rule: Rule };

/** Shared by all stations, which keep only what differs. */
const standardEntries = new Map<string, Entry>(
  Object.entries(standardKeys).map(([key, rule]) => [key.toLowerCase(), { key, rule }]),
);

/** Builds the settings; `overrides` replaces standard values and adds keys of the vendor's own. */
export function createConfiguration(overrides: Record<string, string> = {}): Configuration {
  const own = new Map<string, Entry>();
  const values = new Map<string, string>();
  for (const [key, value] of Object.entries(overrides)) {
    const name = key.toLowerCase();
    if (!standardEntries.has(name)) own.set(name, { key, rule: changeable(value, 'text') });
    values.set(name, value);
  }
  const entryOf = (name: string) => standardEntries.get(name) ?? own.get(name);
  const find = (key: string) => {
    const name = key.toLowerCase();
    return values.get(name) ?? entryOf(name)?.rule.value;
  };

  return {
    ...settingReader(find),
    find,
    readable: () =>
      [...standardEntries.values(), ...own.values()]
        .filter(({ rule }) => rule.access !== 'hidden')
        .map(({ key, rule }) => ({ key, readonly: rule.access === 'fixed', value: find(key) ?? rule.value })),
    change(key, value) {
      const name = key.toLowerCase();
      const rule = entryOf(name)?.rule;
      if (rule === undefined) return 'NotSupported';
      if (rule.access === 'fixed' || value.length > longestValue || !fits[rule.kind](value)) return 'Rejected';
      values.set(name, value);
      return rule.access === 'after-reboot' ? 'RebootRequired' : 'Accepted';
    },
  };
}
