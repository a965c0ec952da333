// Prints the page of quirks for operators: what is kept of single charging stations, and what is done for all; reads no file.
import { habits } from '../../packages/server/src/stations/quirks/always.ts';
import { quirkNames, quirkOf, type Make } from '../../packages/server/src/stations/quirks/table.ts';

const where = {
  nothing: 'by itself',
  page: 'an admin, on the station’s page under _Traits_',
  edit: 'an admin, where the station is edited',
};

function makeOf({ called, version, parameters }: Make): string {
  const said = Object.values(parameters).flat().join(' ');
  return `${called}${version === undefined ? '' : ` (OCPP ${version})`}: ${said}`;
}

const kept = quirkNames.map((name) => {
  const { does, weDo, setOn, recognised, noticedBy } = quirkOf[name];
  const known = [
    ...(noticedBy === undefined ? [] : [`noticed by ${noticedBy}`]),
    ...recognised.map((make) => `recognised: ${makeOf(make)}`),
  ];
  return `| \`${name}\` | ${does} | ${weDo} | ${where[setOn]} | ${known.join('; ') || '–'} |`;
});

const always = habits.map(
  ({ does, weDo, versions, requirements }) =>
    `| ${does} | ${weDo} | ${versions ?? 'all'} | ${requirements.join(', ') || '–'} |`,
);

process.stdout.write(`# Charging stations with habits of their own

Made by \`npm run generate\` from the program's own tables; not edited by hand.

Charging stations leave the standard in many ways, and nothing that they say shall be lost for it. Most of it is dealt with for every
charging station alike. Some things are true of single charging stations only: these are their _quirks_. A station's page lists them
under _Traits_, with what is done about each, and below them every rule of the standard that the station broke, how often, and an
example.

## What is kept of single charging stations

A quirk is noticed from what the station says, recognised by the make that it names when it boots, or set by an admin. One that was
recognised holds from that boot on, until an admin lifts it; then it stays lifted. What was only suspected waits for an admin, unless the
third column is done by itself. Where a connection is treated differently, the station is asked to connect again; running sessions go on.
Each change stands in the audit log.

| Name | The charging station … | We … | Set by | How it becomes known |
|---|---|---|---|---|
${kept.join('\n')}

## What is done for every charging station

| The charging station … | We … | OCPP | [Requirements](requirements.md) |
|---|---|---|---|
${always.join('\n')}
`);
