// An operator at the panel: logged in from the start, or at the form; and what operators look for on every page.
import type { TestContext } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { operatorPassword } from '../../packages/server/src/demo/demo.ts';
import type { Visit, VisitOptions } from './browser.ts';
import type { RunningHouse } from '../house/house.ts';

export const password = operatorPassword;

export type Username = 'alpha' | 'beta' | 'gamma';

/** Opens a page of the panel as one who is logged in already. */
export async function enter(
  t: TestContext,
  { visit, house, as = 'alpha', at = '/dashboard', ...options }: EnterOptions,
): Promise<Page> {
  const page = await visit(t, { baseURL: house.url, ...options });
  await logInQuietly(page, house, as);
  await page.goto(at);
  return page;
}

/** Opens a station's page by the station's name, and waits until it is live. */
export async function enterStation(
  t: TestContext,
  { station, ...options }: Omit<EnterOptions, 'at'> & { station: string },
): Promise<Page> {
  const [row] = await options.house.doors.withIngest((tx) =>
    tx.query<{ id: number }>('select id from stations where name = $1', [station]),
  );
  const page = await enter(t, { ...options, at: `/stations/${row?.id}` });
  await sees(page.getByRole('heading', { name: station }));
  await seesLive(page);
  return page;
}

/** The part of a station's page that belongs to one charging point. */
export function card(page: Page, point: number): Locator {
  return page.getByRole('region', { name: `Charging point ${point}` });
}

export type EnterOptions = VisitOptions & { visit: Visit; house: RunningHouse; as?: Username; at?: string };

/** Without the form, which has tests of its own. */
export async function logInQuietly(page: Page, house: RunningHouse, username: Username): Promise<void> {
  const answer = await page.request.post('/api/v1/login', {
    data: { username, password },
    headers: { origin: house.url },
  });
  if (!answer.ok()) throw new Error(`${username} cannot log in: ${answer.status()} ${await answer.text()}`);
}

export async function fillInLogin(page: Page, username: string, password: string): Promise<void> {
  await page.getByLabel('Username').fill(username);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Log in' }).click();
}

/** Waits until it is on the page and can be seen. */
export function sees(sight: Locator): Promise<void> {
  return sight.filter({ visible: true }).first().waitFor();
}

/** Waits until it cannot be seen any more. */
export function losesSight(sight: Locator): Promise<void> {
  return sight.waitFor({ state: 'hidden' });
}

/** From now on the page hears of everything that happens. */
export function seesLive(page: Page): Promise<void> {
  return sees(
    page
      .getByRole('status')
      .getByText('Live', { exact: true })
      .or(page.getByText('Live', { exact: true })),
  );
}

/** The value that stands with a label in a list of figures. */
export function figure(within: Page | Locator, label: string): Locator {
  const page = 'page' in within ? within.page() : within;
  return within
    .locator('dl > div')
    .filter({ has: page.locator('dt').getByText(label, { exact: true }) })
    .locator('dd');
}

/** Waits until a figure begins with exactly this text; its unit may follow. */
export function seesFigure(within: Page | Locator, label: string, text: string): Promise<void> {
  return sees(figure(within, label).filter({ hasText: new RegExp(`^${RegExp.escape(text)}(?![\\d.,])`) }));
}
