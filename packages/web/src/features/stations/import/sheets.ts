// The CSV files of an import: an example to fill in, and the passwords that were made. Pure.

const byteOrderMark = '\uFEFF';

const lines = [
  'name,identifier,group,proof,password,address,latitude,longitude,note',
  'Pine Mall entry,EV00000013,ACME / Pine Mall,password,,Pine street 1,60.1699,24.9384,',
  'Pine Mall garage,EV00000014,ACME / Pine Mall,first_contact,,,,,Behind the bakery',
];

export const exampleSheet = `${byteOrderMark}${lines.join('\r\n')}\r\n`;

/** Both are letters, digits and dashes: nothing that a spreadsheet would run. */
export function passwordSheet(passwords: readonly { identifier: string; password: string }[]): string {
  // A leading dash would begin a formula.
  const cell = (text: string) => (text.startsWith('-') ? `'${text}` : text);
  const rows = passwords.map(({ identifier, password }) => `${cell(identifier)},${password}`);
  return `${byteOrderMark}${['identifier,password', ...rows].join('\r\n')}\r\n`;
}
