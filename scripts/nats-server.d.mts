// The types of nats-server.mjs, which has to run before anything is installed and so is no TypeScript.
export const NATS_REMEDY: string;
/** The path of a NATS server, or undefined where there is none. NATS_SERVER overrules all others. */
export function findNatsServer(env?: NodeJS.ProcessEnv): string | undefined;
