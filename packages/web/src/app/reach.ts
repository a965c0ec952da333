// The pages' scripts, which come from the server one by one, and what holds when one does not; knows no page.
import { lazyRouteComponent } from '@tanstack/react-router';
import { ApiProblem } from '../api/problem.ts';

const isServerThere = (): Promise<boolean> =>
  fetch('/', { cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  );

/** A script that a server in reach does not have is one of an older panel: the router then loads the page anew. */
export const fromServer =
  <Page>(load: () => Promise<Page>) =>
  (): Promise<Page> =>
    load().catch(async (cause: unknown) => {
      throw (await isServerThere()) ? cause : new ApiProblem({ code: 'no_connection' }, { cause });
    });

/** What stands at an address: this export of that script, which comes when it is first wanted. */
export const pageOf = <Script extends Record<string, unknown>, Name extends keyof Script & string>(
  load: () => Promise<Script>,
  name: Name,
) => lazyRouteComponent(fromServer(load), name);

/** Browsers remember that a script did not come, so only a fresh page asks for it again. */
export async function reloadOnceReached(): Promise<void> {
  if (await isServerThere()) location.reload();
}

/** One after another, each when there is nothing better to do, until it is called off. What fails is done without. */
export async function eachWhenIdle(acts: readonly (() => Promise<unknown> | undefined)[], calledOff: AbortSignal) {
  for (const act of acts) {
    await idle();
    if (calledOff.aborted) return;
    await act()?.catch(() => undefined);
  }
}

const idle = (): Promise<unknown> =>
  new Promise((resolve) => {
    if ('requestIdleCallback' in window) requestIdleCallback(resolve);
    else setTimeout(resolve, 200);
  });
