import assert from 'node:assert/strict';
import { test } from 'node:test';
import { encode } from 'uqr';
import { qrPath } from './qr-path.ts';

test('the path covers the dark modules of the code and nothing else', () => {
  const text = 'otpauth://totp/Stationmaster:alpha?secret=GEZDGNBVGY3TQOJQ&issuer=Stationmaster';
  const { size, path } = qrPath(text);
  const drawn = Array.from({ length: size }, () => Array.from({ length: size }, () => false));
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let step = 0; step < Number(width); step += 1) drawn[Number(y)]![Number(x) + step] = true;
  }
  assert.deepEqual(drawn, encode(text, { ecc: 'M', border: 4 }).data);
});
