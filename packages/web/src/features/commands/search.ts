// What the address says of a station's list of commands.
import { said, wholeNumber } from '../../ui/address.ts';

export type CommandsSearch = { page?: number; given?: true };

export function parseCommandsSearch(search: Record<string, unknown>): CommandsSearch {
  return said<CommandsSearch>({
    page: wholeNumber(search['page']),
    given: search['given'] === true ? true : undefined,
  });
}
