// Prints the README with its table of settings made from the program's own; everything else stays as it is written.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { settingsTable } from '../packages/server/src/config/config.ts';
import { repositoryRoot } from './files.ts';

const readme = readFileSync(join(repositoryRoot, 'README.md'), 'utf8');
const table = `<!-- settings -->\n\n${settingsTable()}\n<!-- /settings -->`;
process.stdout.write(readme.replace(/<!-- settings -->[\s\S]*<!-- \/settings -->/, () => table));
