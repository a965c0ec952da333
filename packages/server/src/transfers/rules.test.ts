import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { test } from 'node:test';
import { filePath, readFilePath } from './addresses.ts';
import { boundaryIn, firstFile } from './multipart.ts';
import { rangeWanted } from './range.ts';
import { isDone, safeFileName } from './rules.ts';

test('a part of a file is what the request says, and a range that makes no sense is the whole', () => {
  assert.deepEqual(rangeWanted('bytes=0-3', 10), { start: 0, end: 3 });
  assert.deepEqual(rangeWanted('bytes=4-', 10), { start: 4, end: 9 });
  assert.deepEqual(rangeWanted('bytes=-4', 10), { start: 6, end: 9 });
  assert.deepEqual(rangeWanted('bytes=4-99', 10), { start: 4, end: 9 });
  assert.equal(rangeWanted('bytes=10-', 10), 'beyond');
  for (const whole of [undefined, 'bytes=-', 'bytes=3-1', 'bytes=0-1,4-5', 'lines=1-2'])
    assert.equal(rangeWanted(whole, 10), 'whole');
});

test('a file has a plain name, whatever a station calls it (S-8)', () => {
  assert.equal(safeFileName('../../etc/passwd', 'x'), 'passwd');
  assert.equal(safeFileName('C:\\logs\\a b.zip', 'x'), 'a_b.zip');
  assert.equal(safeFileName('%2e%2e%2fa"\r\n.log', 'x'), 'a_.log');
  for (const name of [null, '', '...', '/']) assert.equal(safeFileName(name, 'x'), 'x');
});

test('an address is good for its own command only (S-10)', () => {
  const [id, other] = [randomUUID(), randomUUID()];
  const path = filePath('key', id);
  assert.deepEqual(readFilePath('key', path), { commandId: id, name: null });
  assert.deepEqual(readFilePath('key', `${path}/log.zip`), { commandId: id, name: 'log.zip' });
  assert.equal(readFilePath('key', path.replace(id, other)), null);
  assert.equal(readFilePath('another key', path), null);
  assert.equal(readFilePath('key', '/files/'), null);
  assert.equal(readFilePath('key', '/api/v1/me'), undefined);
});

test('an address is spent when the station says it has what it came for', () => {
  assert.ok(!isDone(['Downloading', 'DownloadFailed', 'Uploading']));
  assert.ok(isDone(['Downloading', 'Downloaded']));
});

const form = [
  '--b1\r\nContent-Disposition: form-data; name="note"\r\n\r\nnot this\r\n',
  '--b1\r\nContent-Disposition: form-data; name="file"; filename="a.log"\r\nContent-Type: text/html\r\n\r\n',
  'one\r\n--b2\r\ntwo\r\n--b1--\r\n',
].join('');

test('the first file of a form is found however its bytes are cut', async () => {
  for (const size of [1, 2, 7, form.length]) {
    const pieces = form.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? [];
    const { name, bytes } = await firstFile(Readable.from(pieces.map((piece) => Buffer.from(piece))), 'b1');
    assert.equal(name, 'a.log');
    assert.equal((await buffer(bytes)).toString(), 'one\r\n--b2\r\ntwo');
  }
  assert.equal(boundaryIn('multipart/form-data; boundary="b 1"'), 'b 1');
  assert.equal(boundaryIn('multipart/form-data; charset=utf-8; boundary=b1'), 'b1');
  assert.equal(boundaryIn('application/zip'), undefined);
});

test('a form that breaks off or has no file is refused', async () => {
  const take = async (text: string) => {
    const { bytes } = await firstFile(Readable.from([Buffer.from(text)]), 'b1');
    await buffer(bytes);
  };
  await assert.rejects(take(form.slice(0, -12)), { code: 'invalid_input' });
  await assert.rejects(take('--b1\r\nContent-Disposition: form-data; name="note"\r\n\r\nx\r\n--b1--\r\n'), {
    code: 'invalid_input',
  });
});
