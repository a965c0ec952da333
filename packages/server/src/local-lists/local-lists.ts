// Local lists to the rest of the house.
export { startListKeeper, type ListKeeper } from './keeper.ts';
export { getLocalList } from './show.ts';
