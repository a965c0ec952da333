// That visits notice what a page complains about; without a server of ours.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { useBrowser } from './browser.ts';
import { watch } from './watch.ts';

const strict = { 'content-security-policy': "default-src 'none'; img-src 'self'" };

describe('a visit', () => {
  const visit = useBrowser();

  test('notices a breach of the content security policy, a thrown error and a refused request', async (t) => {
    const page = await (await visit(t)).context().newPage();
    const { noted, demandNone } = await watch(page, ['404 /expected']);
    await page.route('**/*', (route) => {
      const missing = new URL(route.request().url()).pathname !== '/';
      return route.fulfill(
        missing ? { status: 404 } : { headers: { ...strict, 'content-type': 'text/html' }, body: '' },
      );
    });
    await page.goto('http://page.test/');
    assert.deepEqual(noted, []);
    const complained = page.waitForEvent('console', (message) => message.text().startsWith('policy broken'));
    await page.evaluate(() => {
      document.head.append(Object.assign(document.createElement('script'), { text: 'globalThis.ran = true' }));
    });
    await complained;
    assert.match(noted.join('\n'), /policy broken: script-src-elem/);

    const thrown = page.waitForEvent('pageerror');
    await page.evaluate(
      () =>
        void setTimeout(() => {
          throw new Error('a slip');
        }),
    );
    await thrown;
    assert.match(noted.join('\n'), /a slip/);

    noted.length = 0;
    const refused = page.waitForEvent('console', (message) => message.location().url.includes('unexpected'));
    await page.evaluate(() => {
      for (const path of ['/expected', '/unexpected?at=1'])
        document.body.append(Object.assign(new Image(), { src: path }));
    });
    await refused;
    assert.deepEqual(noted, ['404 /unexpected?at=1']);
    assert.throws(demandNone, /the page complained/);
  });
});
