// A server on a database of its own for one test file; knows no page and no browser.
import { after, before } from 'node:test';
import { createTestDatabase, type TestDatabase } from '../packages/server/src/testing/database.ts';
import { startHouse, type HouseOptions, type RunningHouse } from './start-house.ts';

export { secretKey, type RunningHouse } from './start-house.ts';

/** A house for the tests of the surrounding `describe`; to be asked for inside of tests. */
export function useHouse(options: HouseOptions = { demo: true }): () => RunningHouse {
  let database: TestDatabase | undefined;
  let house: RunningHouse | undefined;
  before(async () => {
    database = await createTestDatabase();
    house = await startHouse(database, options);
  });
  after(async () => {
    await house?.stop();
    await database?.drop();
  });
  return () => {
    if (house === undefined) throw new Error('The house stands only while tests run.');
    return house;
  };
}
