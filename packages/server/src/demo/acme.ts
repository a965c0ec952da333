// The demonstration's organization as a table: the manual's ACME with its malls and hotels, operators and charging users.

export const organization = { slug: 'acme', name: 'ACME', timeZone: 'Europe/Helsinki' } as const;

/** Known to everybody, which is why the demonstration listens on loopback only (S-21). */
export const operatorPassword = 'stationmaster-demo';

type GroupName = keyof typeof parentOf;

/** Each group with the one above it; the organization itself is the root. */
export const parentOf = {
  'ACME Shopping Malls': 'ACME',
  'ACME Pine Mall': 'ACME Shopping Malls',
  'ACME Birch Mall': 'ACME Shopping Malls',
  'ACME Maple Mall': 'ACME Shopping Malls',
  'ACME Hotels': 'ACME',
} as const;

export const operators = [
  { username: 'alpha', role: 'admin', baseGroup: 'ACME' },
  { username: 'beta', role: 'basic', baseGroup: 'ACME Shopping Malls' },
  { username: 'gamma', role: 'basic', baseGroup: 'ACME Hotels' },
] as const;

export type DemoStation = {
  identifier: string;
  name: string;
  group: GroupName;
  /** The maximum power of each charging point, in watts. */
  powerW: readonly number[];
  firmware: string;
  /** The OCPP version it speaks. */
  version: '1.6' | '2.0.1' | '2.1';
};

function station(number: number, name: string, group: GroupName, powerW: readonly number[]): DemoStation {
  const firmware = firmwareOf.get(number) ?? 'A999';
  return {
    identifier: `EV000000${number}`,
    name,
    group,
    powerW,
    firmware,
    version: versionOf(firmware),
  };
}

function versionOf(firmware: string): DemoStation['version'] {
  if (firmware === 'C031') return '2.1';
  return firmware === 'B214' ? '2.0.1' : '1.6';
}

const firmwareOf = new Map([
  [16, 'A997'],
  [17, 'B214'],
  [18, 'B214'],
  [22, 'A997'],
  [24, 'C031'],
  [32, 'B214'],
  [34, 'C031'],
]);

const ac11 = 11_000;
const ac22 = 22_000;
const dc50 = 50_000;
const dc75 = 75_000;

export const stations: readonly DemoStation[] = [
  station(13, 'Pine Mall entry', 'ACME Pine Mall', [ac11, ac11]),
  station(14, 'Pine Mall garage A', 'ACME Pine Mall', [ac11, ac11]),
  station(19, 'Pine Mall garage B', 'ACME Pine Mall', [ac22, ac22, ac22]),
  station(20, 'Pine Mall staff', 'ACME Pine Mall', [ac11]),
  station(15, 'Birch Mall north', 'ACME Birch Mall', [ac11, ac11]),
  station(16, 'Birch Mall south', 'ACME Birch Mall', [ac22, ac22, ac22]),
  station(21, 'Birch Mall deck 2', 'ACME Birch Mall', [ac11, ac11]),
  station(23, 'Birch Mall taxi', 'ACME Birch Mall', [ac22, ac22, ac22]),
  station(17, 'Maple Mall fast', 'ACME Maple Mall', [dc50, dc75]),
  station(18, 'Maple Mall taxi', 'ACME Maple Mall', [ac22, ac22, ac22]),
  station(22, 'Maple Mall rear', 'ACME Maple Mall', [ac11, ac11]),
  station(24, 'Maple Mall deck 1', 'ACME Maple Mall', [ac11, ac11]),
  station(31, 'Hotel courtyard', 'ACME Hotels', [ac11, ac11, ac11]),
  station(32, 'Hotel garage A', 'ACME Hotels', [ac11, ac11]),
  station(33, 'Hotel garage B', 'ACME Hotels', [ac11, ac11]),
  station(34, 'Hotel entrance', 'ACME Hotels', [ac22, ac22]),
];

export type DemoDriver = {
  firstName: string;
  lastName: string;
  email: string;
  group: string;
  tokens: readonly [token: string, name: string][];
};

function driver(
  [firstName, lastName]: readonly [string, string],
  mailbox: string,
  group: string,
  tokens: DemoDriver['tokens'],
): DemoDriver {
  return { firstName, lastName, email: `${mailbox}@duckburg.com`, group, tokens };
}

export const drivers: readonly DemoDriver[] = [
  driver(['Scrooge', 'McDuck'], 'scrooge', 'Company managers', [
    ['12345678', "Scrooge's home charger"],
    ['5C0061E1', 'Company limousine'],
    ['5C0061E2', 'Company van'],
  ]),
  driver(['Donald', 'Duck'], 'dduck', 'Senior company workers', [
    ['7C41A0E2', 'Workplace token'],
    ['7C41A0E3', 'Key ring'],
  ]),
  driver(['Daisy', 'Duck'], 'daisy', 'Senior company workers', [
    ['DA150001', 'Workplace token'],
    ['DA150002', 'Key ring'],
  ]),
  driver(['Gosalyn', 'Mallard'], 'gosalyn', 'Subscribers', [
    ['605A1101', 'Card'],
    ['605A1102', 'Key ring'],
  ]),
  driver(['Drake', 'Mallard'], 'drake', 'Subscribers', [
    ['D4A4E001', 'Card'],
    ['D4A4E002', 'Key ring'],
    ['D4A4E003', 'Second car'],
  ]),
  driver(['Flintheart', 'Cloudbird'], 'flint', 'Guests', [
    ['F1147001', 'Guest card'],
    ['F1147002', 'Guest card 2'],
  ]),
];

export const driverGroups = ['Company managers', 'Senior company workers', 'Guests', 'Subscribers'] as const;
