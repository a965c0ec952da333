// The versions of OCPP that simulated stations speak.
import type { Version } from './dialect.ts';
import { quirks16 } from './v16/quirks.ts';
import { version16 } from './v16/version.ts';
import type { Quirk } from './wire/quirks.ts';

export const versions = { '1.6': version16 } satisfies Record<string, Version>;

export type StationVersion = keyof typeof versions;

export type QuirkName = keyof typeof quirks16;

/** Every quirk of any version by its name. */
export const quirks: Readonly<Record<QuirkName, Quirk>> = quirks16;
