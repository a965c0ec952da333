// Finds a Chromium for the browser tests; plain JavaScript, since the set-up asks it before anything is installed.
import { findProgram } from './find-program.mjs';

const PROGRAMS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const ELSEWHERE = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

export const CHROMIUM_REMEDY =
  'The browser tests need Chromium: install it (on Debian: apt-get install chromium), or set CHROMIUM to its path.';

/** The path of a Chromium, or undefined where there is none. CHROMIUM overrules all others. */
export function findChromium(env = process.env) {
  return findProgram({ given: env.CHROMIUM, names: PROGRAMS, elsewhere: ELSEWHERE, path: env.PATH });
}
