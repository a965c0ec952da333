// OCPP 2.1 as stations speak it: 2.0.1 with the calls that it adds answered, most of them with a no.
import { v21 } from '@stationmaster/ocpp';
import type { Version } from '../dialect.ts';
import { quirks201 } from '../v201/quirks.ts';
import { version201 } from '../v201/version.ts';
import type { Quirk } from '../wire/quirks.ts';
import { addedCommands } from './commands.ts';

/** Those of 2.0.1, of which one tries the version before its own. */
const quirks21: Record<keyof typeof quirks201, Quirk> = {
  ...quirks201,
  'probes-another-version': { ...quirks201['probes-another-version'], probes: 'ocpp2.0.1' },
};

export const version21: Version = {
  table: v21,
  quirks: quirks21,
  speak(machine) {
    const dialect = version201.speak(machine);
    const addedFor = addedCommands();
    return { ...dialect, commandFor: (action) => dialect.commandFor(action) ?? addedFor(action) };
  },
};
