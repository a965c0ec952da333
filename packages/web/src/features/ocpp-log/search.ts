// What the address of the OCPP log may say: filters, and the frame it is read from backwards.
import { oneOf, said, searched, text, wholeNumber } from '../../ui/address.ts';

export type OcppLogSearch = {
  direction?: 'in' | 'out';
  action?: string;
  errors?: true;
  search?: string;
  before?: number;
};

export function parseOcppLogSearch(search: Record<string, unknown>): OcppLogSearch {
  return said<OcppLogSearch>({
    direction: oneOf(['in', 'out'], search['direction']),
    action: text(search['action']),
    errors: search['errors'] === true ? true : undefined,
    search: searched(search['search']),
    before: wholeNumber(search['before']),
  });
}

export const isFiltered = ({ direction, action, errors, search }: OcppLogSearch): boolean =>
  [direction, action, errors, search].some((each) => each !== undefined);
