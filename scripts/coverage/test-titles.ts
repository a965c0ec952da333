// Reads the titles of tests and what they say they show, from the source text; runs no test.

export type TestTitle = { file: string; title: string; shows: readonly string[] };

// Subtests (`t.test`) count as well; what is skipped or still to do shows nothing and is not matched.
const call = /^[ \t]*(?:await |void )?(?:\w+\.)?(?:test|it)\(\s*(['"`])((?:\\.|(?!\1)[^\\])*)\1/gm;
const remark = /(?:^[ \t]*\/\/.*\n)+$/m;
const reference = /\b(?:[FTESR]-\d+|M-[a-z0-9]+(?:-[a-z0-9]+)*)\b/g;

export function testTitlesOf(file: string, source: string): TestTitle[] {
  return [...source.matchAll(call)].map((match) => {
    const title = (match[2] ?? '').replace(/\\(.)/g, '$1');
    const shows = [...referencesIn(title), ...referencesIn(shownAbove(source.slice(0, match.index)))];
    return { file, title, shows: [...new Set(shows)] };
  });
}

/** Where a title would grow too long, a comment `// shows: M-one, M-two` right above the test names the rest. */
function shownAbove(before: string): string {
  const lines = remark.exec(before)?.[0] ?? '';
  return /\/\/ shows:([^]*)/.exec(lines)?.[1] ?? '';
}

function referencesIn(text: string): string[] {
  return [...text.matchAll(reference)].map(([name]) => name);
}
