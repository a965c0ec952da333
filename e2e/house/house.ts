// A server on a database of its own for one test file; knows no page and no browser.
import { after, before } from 'node:test';
import { systemClock } from '../../packages/server/src/clock.ts';
import { openDoors } from '../../packages/server/src/db/doors.ts';
import { seedDemo } from '../../packages/server/src/demo/demo.ts';
import { startRecounter } from '../../packages/server/src/energy/energy.ts';
import { openFrontDoor, type FrontDoor } from '../../packages/server/src/house/front-door.ts';
import { createTestDatabase, type Filling, type TestDatabase } from '../../packages/server/src/testing/database.ts';
import { secretKey, startHouse, type HouseOptions, type RunningHouse } from './start-house.ts';

export { secretKey, type RunningHouse } from './start-house.ts';

/** One for all houses of the process: browsers keep the panel's scripts by the address they came from. */
let door: Promise<FrontDoor> | undefined;
after(async () => (await door)?.close());

/** A house for the tests of the surrounding `describe`; to be asked for inside of tests. */
export function useHouse(options: HouseOptions = { demo: true }): () => RunningHouse {
  let database: TestDatabase | undefined;
  let house: RunningHouse | undefined;
  before(async () => {
    const isPresent = options.demo && options.at === undefined;
    database = await createTestDatabase(isPresent ? demonstration : undefined);
    door ??= openFrontDoor({ host: '127.0.0.1', port: 0 });
    house = await startHouse({ ...database, door: await door }, options);
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

/** The manual's organization with thirty days of sessions, all counted. */
const demonstration: Filling = {
  name: 'demonstration',
  async fill(connection) {
    const onFault = (error: unknown) => {
      throw error;
    };
    const doors = openDoors({ connection, publish: () => undefined, onPoolError: onFault });
    try {
      await seedDemo(doors, secretKey, new Date());
      const recounter = startRecounter({ doors, clock: systemClock, onFault });
      await recounter.settle();
      await recounter.stop();
    } finally {
      await doors.close();
    }
  },
};
