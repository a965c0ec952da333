// Ten thousand charging points on the screen of a real browser: when they can be seen, and what an operator feels while they change.
import { frameGaps, noteFrames, operate, untilPicture } from '../../e2e/browser/felt.ts';
import { launch } from '../../e2e/browser/launch.ts';
import { connected, inOrganization, status, tell } from '../../e2e/house/scene.ts';
import { startHouse, type RunningHouse } from '../../e2e/house/start-house.ts';
import { prepareSchema } from '../../packages/server/src/db/prepare.ts';
import { operatorPassword } from '../../packages/server/src/demo/demo.ts';
import { openFrontDoor } from '../../packages/server/src/house/front-door.ts';
import type { Goal } from '../report.ts';
import type { Stage } from '../stage.ts';
import type { Result } from './throughput.ts';

/** The demonstration brings 36 points of its own. */
const sizes = { small: 964, large: 9_964 };
const changesPerSecond = 100;
const changesAtOnce = 10;
const seconds = 10;
const viewport = { width: 1920, height: 1080 };

/** What panel.md asks of a thousand points; for the feeling a hundred milliseconds are the line from which it is noticed. */
const budget = { pictureMs: 1_000, feltMs: 100 };

type Felt = { pictureMs: number; answers: number[]; gaps: number[] };

export async function panel({ ownerUrl }: Stage): Promise<Result> {
  const poolUrl = await prepareSchema(ownerUrl, true, () => undefined);
  const door = await openFrontDoor({ host: '127.0.0.1', port: 0 });
  const house = await startHouse({ door, poolUrl, connection: { connectionString: poolUrl } }, { demo: true });
  const goals: Goal[] = [];
  try {
    let there = 0;
    for (const size of [sizes.small, sizes.large]) {
      const ids = await addStations(house, there / 4, (size - there) / 4);
      there = size;
      goals.push(...goalsOf(`${(size + 36).toLocaleString('en')} points`, await look(house, ids)));
    }
  } finally {
    await door.close();
    await house.stop();
  }
  return { rows: [], goals };
}

function goalsOf(points: string, { pictureMs, answers, gaps }: Felt): Goal[] {
  const within = (what: string, reached: number, against: number, yardstick: string): Goal => {
    return { what: `${points}: ${what}`, reached, against, unit: 'ms', yardstick, atMost: 1 };
  };
  return [
    within('from their data to their picture', pictureMs, budget.pictureMs, 'budget'),
    within('key to what it does, p95', at(answers, 0.95), budget.feltMs, 'budget'),
    within('between two frames, p95', at(gaps, 0.95), budget.feltMs, 'budget'),
    within('between two frames, at most', at(gaps, 1), budget.feltMs, 'budget'),
  ];
}

function at(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

async function addStations(house: RunningHouse, first: number, count: number): Promise<number[]> {
  const ids = await inOrganization(house, async (tx) => {
    const rows = await tx.query<{ id: number }>(
      `insert into stations (organization_id, group_id, identifier, name, search_key, proof)
       select $1, (array(select id from groups where organization_id = $1 and parent_id is not null order by id))[1 + n % 4],
         'MANY' || n, 'Many ' || n, 'many ' || n, 'none'
       from generate_series($2::int + 1, $2::int + $3::int) as n returning id`,
      [tx.organizationId, first, count],
    );
    const stationIds = rows.map(({ id }) => id);
    await tx.query(
      `insert into evses (organization_id, station_id, evse)
       select $1, station_id, evse from unnest($2::bigint[]) as station_id, generate_series(1, 4) as evse`,
      [tx.organizationId, stationIds],
    );
    return stationIds;
  });
  const now = new Date();
  await tell(
    house,
    ids.map((id) => connected(id, now)),
  );
  await tell(
    house,
    ids.flatMap((id) => [1, 2, 3, 4].map((evse) => status(id, now, { evse, status: 'Available' }))),
  );
  return ids;
}

async function look(house: RunningHouse, ids: readonly number[]): Promise<Felt> {
  const browser = await launch();
  try {
    const page = await (await browser.newContext({ viewport, baseURL: house.url })).newPage();
    await page.request.post('/api/v1/login', {
      data: { username: 'alpha', password: operatorPassword },
      headers: { origin: house.url },
    });
    await page.addInitScript(noteFrames);
    await page.goto('/dashboard');
    const pictureMs = await page.evaluate(untilPicture);
    const changing = change(house, ids);
    const answers = await operate(page, seconds);
    await changing;
    return { pictureMs, answers, gaps: await page.evaluate(frameGaps) };
  } finally {
    await browser.close();
  }
}

async function change(house: RunningHouse, ids: readonly number[]): Promise<void> {
  const words = ['Preparing', 'Charging', 'SuspendedEV', 'Finishing', 'Available'];
  const everyMs = (1000 * changesAtOnce) / changesPerSecond;
  const began = performance.now();
  for (let round = 0; round < seconds * (1000 / everyMs); round += 1) {
    const changed = Array.from(
      { length: changesAtOnce },
      (_, nth) => ids[(round * changesAtOnce + nth) % ids.length] ?? 0,
    );
    const word = words[Math.floor((round * changesAtOnce) / ids.length + round) % words.length] ?? 'Available';
    await tell(
      house,
      changed.map((id) => status(id, new Date(), { evse: 1 + (round % 4), status: word })),
    );
    const wait = began + (round + 1) * everyMs - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
  }
}
