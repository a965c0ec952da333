import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createInstance } from 'i18next';
import { speak } from './speak.ts';

test('a language whose words do not come is not spoken, until they come', async () => {
  const words = createInstance();
  let isAway = true;
  const backend = {
    type: 'backend',
    callbackApi: true,
    init: () => undefined,
    read: (_language: string, _namespace: string, callback: (fault: Error | null, words: object | false) => void) =>
      isAway ? callback(new Error('away'), false) : callback(null, { close: 'Schließen' }),
  } as const;
  await words.use(backend).init({
    lng: 'en',
    load: 'currentOnly',
    fallbackLng: false,
    ns: ['ui'],
    resources: { en: { ui: { close: 'Close' } } },
    partialBundledLanguages: true,
  });
  await speak(words, 'de');
  assert.deepEqual([words.language, words.t('ui:close')], ['en', 'Close']);
  isAway = false;
  await speak(words, 'de');
  assert.deepEqual([words.language, words.t('ui:close')], ['de', 'Schließen']);
});
