// A dashboard of a thousand charging points, while they change.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { useBrowser } from '../browser/browser.ts';
import { useHouse, type RunningHouse } from '../house/house.ts';
import { enter, figure, sees, seesFigure, seesLive } from '../browser/operator.ts';
import { connected, inOrganization, status, tell } from '../house/scene.ts';

/** 241 stations of four points beside the demonstration's own 36 points make a thousand. */
async function addStations(house: RunningHouse): Promise<number[]> {
  const ids = await inOrganization(house, async (tx) => {
    const stations = await tx.query<{ id: number }>(
      `insert into stations (organization_id, group_id, identifier, name, search_key, proof)
       select $1, (array(select id from groups where parent_id is not null order by id))[1 + n % 4], 'MANY' || n, 'Many ' || n,
         'many ' || n, 'none'
       from generate_series(1, 241) as n returning id`,
      [tx.organizationId],
    );
    await tx.query(
      `insert into evses (organization_id, station_id, evse)
       select $1, station_id, evse from unnest($2::bigint[]) as station_id, generate_series(1, 4) as evse`,
      [tx.organizationId, stations.map(({ id }) => id)],
    );
    return stations.map(({ id }) => id);
  });
  const now = new Date();
  await tell(house, [...ids.map((id) => connected(id, now)), ...statuses(ids, 'Available')]);
  return ids;
}

function statuses(stationIds: readonly number[], word: string) {
  const at = new Date();
  return stationIds.flatMap((id) => [1, 2, 3, 4].map((evse) => status(id, at, { evse, status: word })));
}

describe('a thousand charging points', () => {
  const house = useHouse();
  const visit = useBrowser();

  test('stand on the dashboard in small squares, and follow what happens to four hundred of them', async (t) => {
    const ids = await addStations(house());
    const page = await enter(t, { visit, house: house() });
    await seesLive(page);
    await seesFigure(page, 'Charging points', '1,000');
    assert.equal(await page.locator('a [data-look]').count(), 1_000);
    assert.equal(await page.locator('a [data-look]').first().getAttribute('data-size'), '16');

    for (const word of ['Preparing', 'Charging', 'SuspendedEV', 'Charging']) {
      for (let first = 0; first < 100; first += 10) {
        await tell(house(), statuses(ids.slice(first, first + 10), word));
      }
    }
    await seesFigure(page, 'Charging now', '400');
    await sees(page.getByRole('link', { name: /^MANY1, .*all 4 charging/ }));
  });

  test('can be chosen and opened while they change', async (t) => {
    const rows = await inOrganization(house(), (tx) =>
      tx.query<{ id: number }>("select id from stations where identifier like 'MANY%' order by id"),
    );
    const ids = rows.map(({ id }) => id);
    const page = await enter(t, { visit, house: house() });
    await seesLive(page);
    const changing = (async () => {
      for (const word of ['Preparing', 'Charging', 'Finishing', 'Available']) {
        for (let first = 0; first < ids.length; first += 25) {
          await tell(house(), statuses(ids.slice(first, first + 25), word));
        }
      }
    })();
    await page.getByRole('button', { name: /^Choose groups/ }).click();
    await page.getByRole('checkbox', { name: 'ACME Hotels' }).click();
    await page.waitForURL(/groups=/);
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: /^MANY2, / }).click();
    await sees(page.getByRole('heading', { name: 'Many 2', exact: true }));
    await changing;
    await page.goBack();
    await sees(figure(page, 'Charging now').filter({ hasText: /^0$/ }));
  });
});
