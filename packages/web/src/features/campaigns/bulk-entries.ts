// What can be asked of many charging stations at once, in the manual's names and order.
import type { CommandRequest, NewCampaign } from '../../api/contract.ts';
import { oneOf } from '../../ui/address.ts';
import type { MenuCommand, MenuEntry } from '../commands/menu-entries.ts';
import { entriesOfStation } from '../commands/menu-entries.ts';

export type BulkRequest = Pick<NewCampaign, 'intent' | 'arguments' | 'settings' | 'lasting'>;

/** Those that stand in the bar itself; all others behind "More". */
const inBar: ReadonlySet<MenuCommand> = new Set<MenuCommand>(['setAvailable', 'setUnavailable', 'softReset']);

export function bulkEntries(isAdmin: boolean): { bar: MenuEntry[]; more: MenuEntry[] } {
  const entries = entriesOfStation(isAdmin);
  return {
    bar: entries.filter(({ name }) => inBar.has(name)),
    more: entries.filter(({ name }) => !inBar.has(name)),
  };
}

export const releaseCables: BulkRequest = { intent: 'releaseCable', arguments: {} };

const intents = [
  'setAvailability',
  'reset',
  'clearCache',
  'refreshConfiguration',
] as const satisfies readonly BulkRequest['intent'][];

/** What the gearwheel of one station sends with a click, for many. */
export function bulkRequestOf({ intent, arguments: asked = {} }: CommandRequest): BulkRequest | undefined {
  const known = oneOf(intents, intent);
  return known === undefined ? undefined : { intent: known, arguments: asked };
}
