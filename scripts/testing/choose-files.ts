// Which files the words after `npm test --` mean; reads no file.

/** Those whose path contains the words, or one of them, with folders in between left out: `e2e/limits` for `e2e/stations/limits.…`. */
export function chooseFiles(paths: readonly string[], words: readonly string[]): string[] {
  if (words.length === 0) return [...paths];
  const tests = words.map((word) => {
    const literally = (path: string) => path.includes(word);
    return paths.some(literally) ? literally : (path: string) => standsInOrder(path, word);
  });
  return paths.filter((path) => tests.some((fits) => fits(path)));
}

function standsInOrder(path: string, word: string): boolean {
  let rest = path;
  return word.split('/').every((step, index) => {
    const at = index === 0 ? rest.indexOf(step) : rest.indexOf(`/${step}`);
    rest = rest.slice(at + step.length);
    return at >= 0;
  });
}
