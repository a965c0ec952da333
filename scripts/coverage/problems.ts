// Says what is wrong with the lists and with what tests claim to show; reads no file.
import type { ManualChapter } from './manual-items.ts';
import type { TestTitle } from './test-titles.ts';

export function unknownReferences(known: readonly string[], tests: readonly TestTitle[]): string[] {
  return tests.flatMap(({ file, title, shows }) =>
    shows
      .filter((name) => !known.includes(name))
      .map((name) => `${file}: "${title}" names ${name}, which does not exist`),
  );
}

export function repeatedNames(known: readonly string[]): string[] {
  return known.filter((name, index) => known.indexOf(name) !== index).map((name) => `${name} is listed twice`);
}

/** Both directions: what the original has and the list has not, and the other way round. */
export function differences(what: string, original: readonly string[], list: readonly string[]): string[] {
  return [
    ...original.filter((entry) => !list.includes(entry)).map((entry) => `${what}: "${entry}" is missing from our list`),
    ...list.filter((entry) => !original.includes(entry)).map((entry) => `${what}: "${entry}" is in our list only`),
  ];
}

/** The numbers that begin a line of the design, such as `- **F-1** …`. */
export function numbersIn(design: string): string[] {
  return [...design.matchAll(/^- \*\*([FTESR]-\d+)\*\*/gm)].map(([, number = '']) => number);
}

/** The entries of the manual's table of contents. */
export function contentsOf(text: string): string[] {
  const head = text.slice(0, text.search(/^Document changes since V2$/m));
  return [...head.matchAll(/^ *- \[([^\]]+)\]/gm)].map(([, entry = '']) => entry.replaceAll('\\', ''));
}

/** The messages of the manual's last table: the first cell of each row, set in italics. */
export function messagesOf(text: string): string[] {
  const tail = text.slice(text.search(/^Error message\tContext/m));
  return [...tail.matchAll(/^<i>([^<\t]+)<\/i>(?:\t|$)/gm)].map(([, message = '']) => message);
}

export function messagesListed(manual: readonly ManualChapter[]): string[] {
  return manual.flatMap(({ items }) => items.filter(([, kind]) => kind === 'message').map(([, , words]) => words));
}
