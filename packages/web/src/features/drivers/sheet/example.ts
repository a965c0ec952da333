// An example of the sheet of charging users and tokens, to fill in.

const lines = [
  'email,first name,last name,status,charging user group,home group,access groups,access stations,token,token type,token name,token status,valid from,valid to',
  'scrooge@duckburg.com,Scrooge,McDuck,active,,ACME,ACME / Pine Mall | ACME / Hotels,EV00000013,12345678,iso14443,Key ring,active,2026-01-01,2026-12-31',
  'scrooge@duckburg.com,,,,,,,,04A2B3C4D5E6F7,iso14443,Card in the car,active,,',
];

export const exampleSheet = `\uFEFF${lines.join('\r\n')}\r\n`;
