// Local lists to the rest of the house.
export { startListKeeper } from './keeper.ts';
export { getLocalList } from './show.ts';
