// Writes the two tables as Markdown from the lists and the titles of tests; reads no file.
import type { ManualChapter } from './manual-items.ts';
import type { TestTitle } from './test-titles.ts';

const notYet = '*not yet*';

type Requirements = { chapters: Readonly<Record<string, string>>; requirements: ReadonlyMap<string, string> };

export function requirementsTable({ chapters, requirements }: Requirements, tests: readonly TestTitle[]): string {
  const parts = Object.entries(chapters).map(([letter, name]) => {
    const rows = [...requirements]
      .filter(([number]) => number.startsWith(`${letter}-`))
      .map(([number, words]) => `| ${number} | ${words} | ${testsCell(number, tests)} |`);
    return [`## ${name}`, '', '| Number | About | Shown by |', '|---|---|---|', ...rows].join('\n');
  });
  const names = [...requirements.keys()];
  const opening = ['# Requirements and the tests that show them', '', madeBy, '', `${counted(names, tests)} numbers.`];
  return [opening.join('\n'), ...parts].join('\n\n') + '\n';
}

export function manualTable(manual: readonly ManualChapter[], tests: readonly TestTitle[]): string {
  const parts = manual.map(({ chapter, items }) => {
    const rows = items.map(([name, kind, words, place]) => {
      const cells = [`M-${name}`, kind, words, place ?? notYet, testsCell(`M-${name}`, tests)];
      return `| ${cells.join(' | ')} |`;
    });
    return [`## ${chapter}`, '', '| Item | Kind | About | Where | Shown by |', '|---|---|---|---|---|', ...rows].join(
      '\n',
    );
  });
  const names = manual.flatMap(({ items }) => items.map(([name]) => `M-${name}`));
  const opening = ['# The manual, item by item', '', madeBy, '', `${counted(names, tests)} items.`];
  return [opening.join('\n'), ...parts].join('\n\n') + '\n';
}

const madeBy = 'Made by `npm run generate` from the titles of the tests; not edited by hand.';

function counted(names: readonly string[], tests: readonly TestTitle[]): string {
  const shown = names.filter((name) => tests.some(({ shows }) => shows.includes(name)));
  return `Tests show ${shown.length} of ${names.length}`;
}

function testsCell(name: string, tests: readonly TestTitle[]): string {
  const lines = tests
    .filter(({ shows }) => shows.includes(name))
    .map(({ file, title }) => `${file}: ${escaped(title)}`);
  return lines.length === 0 ? notYet : lines.join('<br>');
}

function escaped(title: string): string {
  return title.replace(/\s+/g, ' ').replace(/[|<>*_`\\]/g, '\\$&');
}
