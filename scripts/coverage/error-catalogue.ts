// Holds the catalogue of failures against the manual and the tests, and writes it as a page for operators; reads no file.
import type { FailureGuide } from '../../packages/server/src/failure-guide.ts';

export type CataloguedFailure = FailureGuide & { code: string; number: number; status: number; text: string };
export type TestSource = { file: string; source: string };

/** Codes that these tests meet: named in a file that asks the API, asserted of an error, or in a comment `// provokes: code`. */
export function provokedCodes(codes: readonly string[], tests: readonly TestSource[]): ReadonlySet<string> {
  const named = tests.flatMap(({ source }) =>
    [...source.matchAll(/\/\/ provokes: ([a-z_, ]+)/g)].flatMap(([, list = '']) => list.split(/, */)),
  );
  const asserted = codes.filter((code) =>
    tests.some(({ source }) => {
      const asksTheApi = source.includes('startTestPanel(');
      return source.includes(asksTheApi ? `'${code}'` : `error.code === '${code}'`);
    }),
  );
  return new Set([...named, ...asserted]);
}

export function catalogueProblems(
  catalogue: readonly CataloguedFailure[],
  { provoked, messages }: { provoked: ReadonlySet<string>; messages: readonly string[] },
): string[] {
  const numbers = catalogue.map(({ number }) => number);
  const unknown = [...provoked].filter((code) => !catalogue.some((failure) => failure.code === code));
  return [
    ...numbers.filter((number, index) => numbers.indexOf(number) !== index).map((n) => `error ${n} is given twice`),
    ...unknown.map((code) => `a test provokes "${code}", which is not in the catalogue`),
    ...catalogue.flatMap((failure) => problemOf(failure, provoked.has(failure.code))),
    ...messages
      .filter((message) => codeOf(message, catalogue) === undefined)
      .map((message) => `the manual’s message "${message}" has no code`),
  ];
}

function problemOf({ code, unmet }: CataloguedFailure, isProvoked: boolean): string[] {
  if (isProvoked && unmet !== undefined) {
    return [`"${code}" is provoked by a test now: take its "unmet" out of failure-guide.ts`];
  }
  if (isProvoked || unmet !== undefined) return [];
  return [`"${code}" is provoked by no test, and "unmet" in failure-guide.ts does not say why`];
}

/** Which code says this sentence of the manual; the one with numbers in it stands for all that nobody expects. */
export function codeOf(message: string, catalogue: readonly CataloguedFailure[]): string | undefined {
  const wanted = message.replace('#XX', '#1');
  return catalogue.find(({ text, alsoSaid }) => text.includes(wanted) || alsoSaid?.includes(wanted))?.code;
}

export function cataloguePage(catalogue: readonly CataloguedFailure[]): string {
  const rows = catalogue
    .toSorted((a, b) => a.number - b.number)
    .map(({ number, text, alsoSaid = [], when, remedy }) => {
      const said = [text, ...alsoSaid].join(' / ');
      return `| <a id="error-${number}"></a>${number} | ${said} | ${when} | ${remedy} |`;
    });
  return `${opening}\n| # | Message | When it appears | What to do |\n|---|---|---|---|\n${rows.join('\n')}\n`;
}

const opening = `# Error messages

Made by \`npm run generate\` from the program's own catalogue; not edited by hand.

Every message in the panel stands where it belongs: at the field that is wrong, or in place of what could not be done. In small
print it carries its number and a reference of eight letters and digits.

## When an error persists

Try again a few times. If it stays, report it to whoever runs your Stationmaster: the panel shows where, as set under _Settings_
("Support address") or, for the whole installation, in \`SUPPORT_URL\`. Say in the report:

- who you are, and how you can be reached
- date and time of the incident, to the minute where you can
- what you tried to do
- the number of the error and its reference
- what else you noticed

Whoever runs the server finds the cause in its log under the same reference.

## All messages
`;
