import assert from 'node:assert/strict';
import { test } from 'node:test';
import { supportLink } from './support-context.ts';

test('an address of support becomes a link to a page or to a mail, and to nothing else', () => {
  assert.equal(supportLink('https://example.com/help'), 'https://example.com/help');
  assert.equal(supportLink('help@example.com'), 'mailto:help@example.com');
  assert.equal(supportLink('mailto:help@example.com'), 'mailto:help@example.com');
  for (const wrong of ['javascript:alert(1)', 'help', 'data:text/html,@x']) assert.equal(supportLink(wrong), undefined);
});
