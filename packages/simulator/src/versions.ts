// The versions of OCPP that simulated stations speak.
import type { Version } from './dialect.ts';
import { quirks16 } from './v16/quirks.ts';
import { version16 } from './v16/version.ts';
import { quirks201 } from './v201/quirks.ts';
import { version201 } from './v201/version.ts';
import { version21 } from './v21/version.ts';
import type { Quirk } from './wire/quirks.ts';

export const versions = { '1.6': version16, '2.0.1': version201, '2.1': version21 } satisfies Record<string, Version>;

/** A version of OCPP that a simulated station speaks. */
export type StationVersion = keyof typeof versions;

/** A misbehaviour of real stations, of any version. */
export type QuirkName = keyof typeof quirks16 | keyof typeof quirks201;

/** Every quirk by its name; what it does to messages differs between the versions, and some are of one version only. */
export const quirks: Readonly<Record<QuirkName, Quirk>> = { ...quirks201, ...quirks16 };
