// The types of chromium.mjs, which has to run before anything is installed and so is no TypeScript.
export const CHROMIUM_REMEDY: string;
/** The path of a Chromium, or undefined where there is none. CHROMIUM overrules all others. */
export function findChromium(env?: NodeJS.ProcessEnv): string | undefined;
