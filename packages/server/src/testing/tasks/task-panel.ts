// Scheduled tasks over the API for tests: the panel of the picture, a runner, and a clock that is moved by hand.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import type { Rounds } from '../../clock.ts';
import type { Doors } from '../../db/doors.ts';
import { startTaskRunner } from '../../tasks/tasks.ts';
import type { Task, TaskRun } from '../../tasks/wire.ts';
import { createManualClock, type ManualClock } from '../manual-clock.ts';
import { paintPicture, startTestPanel, type Answer, type LoggedIn, type Picture, type TestPanel } from '../panel.ts';

export type Told = Task & { code: string; detail: string; fields?: Record<string, string> };
type Station = keyof Picture['stations'];
type Wanted = { limit: { limitAmps: number | null } | null };

export type TaskPanel = {
  readonly doors: Doors;
  readonly picture: Picture;
  readonly clock: ManualClock;
  readonly runner: Rounds;
  /** The admin of everything, whose logins end as the clock is moved. */
  readonly alpha: LoggedIn;
  logIn(username: string): Promise<LoggedIn>;
  newDriver(more?: object): Promise<number>;
  newDriverGroup(more?: object): Promise<number>;
  /** What a task needs that limits the first station every night. */
  nightLimit(): object;
  add(body: object, as?: LoggedIn): Promise<Answer<Told>>;
  turn(task: Told, active: boolean, as?: LoggedIn): Promise<Answer<Told>>;
  get(task: Told): Promise<Told>;
  runsOf(task: Told): Promise<TaskRun[]>;
  isActive(kind: 'drivers' | 'driver-groups', id: number): Promise<boolean>;
  limitsOf(...stations: Station[]): Promise<(number | null)[]>;
  setNow(station: Station, limitAmps: number): Promise<unknown>;
  /** Moves the clock to an instant, where the runner looks. */
  goTo(instant: string): Promise<void>;
  /** Moves the clock, while nothing runs. */
  sleepUntil(instant: string): Promise<void>;
  awakeAgain(instant: string): Promise<void>;
  /** Another node's runner on the same database. */
  startRunner(clock?: ManualClock): Rounds;
};

export const daily = { every: 'daily', from: '01:00' };
export const ifMatch = ({ version }: Told) => ({ 'if-match': `"${version}"` });

/** For the tests of the surrounding `describe`; to be used inside of tests. */
export function useTaskPanel(startsAt = '2026-10-22T11:00:00Z'): TaskPanel {
  const clock = createManualClock(new Date(startsAt));
  let panel: TestPanel;
  let picture: Picture;
  let alpha: LoggedIn;
  let runner: Rounds;
  let drivers = 0;
  const startRunner = (itsClock = clock) =>
    startTaskRunner({ doors: panel.doors, clock: itsClock, onFault: (error) => assert.fail(String(error)) });

  before(async () => {
    panel = await startTestPanel({ clock });
    picture = await paintPicture(panel.doors);
    alpha = await panel.logIn('alpha');
    runner = startRunner();
  });
  after(async () => {
    await runner.stop();
    await panel.stop();
  });

  async function moveTo(instant: string): Promise<void> {
    clock.advance(new Date(instant).getTime() - clock.now().getTime());
  }

  async function sleepUntil(instant: string): Promise<void> {
    await runner.stop();
    await moveTo(instant);
    alpha = await panel.logIn('alpha');
  }

  return {
    get doors() {
      return panel.doors;
    },
    get picture() {
      return picture;
    },
    get runner() {
      return runner;
    },
    get alpha() {
      return alpha;
    },
    clock,
    startRunner,
    sleepUntil,
    logIn: (username) => panel.logIn(username),
    async newDriver(more = {}) {
      const person = { firstName: 'Donald', lastName: 'Duck', email: `duck${(drivers += 1)}@duckburg.com`, ...more };
      return (await alpha.post<{ id: number }>('/drivers', person)).body.id;
    },
    newDriverGroup: async (more = {}) =>
      (await alpha.post<{ id: number }>('/driver-groups', { name: 'Guests', ...more })).body.id,
    nightLimit: () => ({
      name: 'Night limit',
      type: 'max_current',
      stationId: picture.stations['1'],
      schedule: daily,
      clock: 'organization',
      limitAmps: 6,
    }),
    add: (body, as = alpha) => as.post('/tasks', body),
    turn: (task, active, as = alpha) => as.put(`/tasks/${task.id}/active`, { active }, ifMatch(task)),
    get: async (task) => (await alpha.get<Told>(`/tasks/${task.id}`)).body,
    runsOf: async (task) => (await alpha.get<{ items: TaskRun[] }>(`/tasks/${task.id}/runs`)).body.items,
    isActive: async (kind, id) => (await alpha.get<{ active: boolean }>(`/${kind}/${id}`)).body.active,
    async limitsOf(...stations) {
      const asked = stations.map((each) => alpha.get<Wanted>(`/stations/${picture.stations[each]}/limit`));
      return (await Promise.all(asked)).map(({ body }) => body.limit?.limitAmps ?? null);
    },
    setNow: (station, limitAmps) => alpha.put(`/stations/${picture.stations[station]}/limit`, { limitAmps }),
    async goTo(instant) {
      await moveTo(instant);
      await runner.settle();
      await runner.settle();
      alpha = await panel.logIn('alpha');
    },
    async awakeAgain(instant) {
      await sleepUntil(instant);
      runner = startRunner();
      for (let nth = 0; nth < 4; nth += 1) await runner.settle();
    },
  };
}
