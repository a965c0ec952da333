import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browserIn } from './browser.ts';

const known: [words: string, userAgent: string][] = [
  ['Firefox 141, Windows', 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:141.0) Gecko/20100101 Firefox/141.0'],
  [
    'Edge 138, Windows',
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36 Edg/138.0.3351.95',
  ],
  [
    'Chrome 138, Android',
    'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Mobile Safari/537.36',
  ],
  [
    'Safari 18, iPhone',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
  ],
  [
    'Safari 18, macOS',
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15',
  ],
  ['Linux', 'Wget/1.25 (Linux)'],
  ['', 'curl/8.14.1'],
  ['', ''],
];

for (const [words, userAgent] of known) {
  test(`"${userAgent.slice(0, 60)}" is called "${words}"`, () => assert.equal(browserIn(userAgent), words));
}
