// Notes everything a page complains about: thrown errors, errors on its console, breaches of its content security policy.
import assert from 'node:assert/strict';
import type { ConsoleMessage, Page } from 'playwright-core';

export type Faults = {
  readonly noted: string[];
  demandNone(): void;
  /** From now on nothing is noted. */
  end(): Promise<void>;
};

const refusedRequest = /^Failed to load resource: the server responded with a status of (\d+)/;

/** What a test provokes: a refused request, such as "401 /api/v1/me", or a whole message; or a pattern of them. */
export type Expected = readonly (string | RegExp)[];

export async function watch(page: Page, expected: Expected): Promise<Faults> {
  const noted: string[] = [];
  const note = (fault: string) => {
    const isExpected = expected.some((one) => (typeof one === 'string' ? one === fault : one.test(fault)));
    if (!isExpected) noted.push(fault);
  };
  const onError = (error: Error) => note(String(error.stack));
  const onConsole = (message: ConsoleMessage) => {
    if (message.type() === 'error') note(faultOf(message));
  };
  page.on('pageerror', onError);
  page.on('console', onConsole);
  const inPage = await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) => {
      console.error(`policy broken: ${violatedDirective} by ${blockedURI} in ${sourceFile}`);
    });
  });
  return {
    noted,
    demandNone: () => assert.deepEqual(noted, [], 'the page complained'),
    async end() {
      page.off('pageerror', onError);
      page.off('console', onConsole);
      await inPage.dispose();
    },
  };
}

function faultOf(message: ConsoleMessage): string {
  const [, status] = refusedRequest.exec(message.text()) ?? [];
  const { pathname, search } = URL.parse(message.location().url) ?? { pathname: '', search: '' };
  return status === undefined ? message.text() : `${status} ${pathname}${search}`;
}
