// Finds a program that tests need; plain JavaScript, since the set-up asks it before anything is installed.
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The path of the first of these that is there: by name on the PATH, then elsewhere. A given one overrules them all. */
export function findProgram({ given, names, elsewhere = [], path = '' }) {
  if (given) return isProgram(given) ? given : undefined;
  const folders = path.split(delimiter).filter(Boolean);
  const candidates = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...candidates, ...elsewhere].find(isProgram);
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
