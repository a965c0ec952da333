import assert from 'node:assert/strict';
import { test } from 'node:test';
import { passwordSheet } from './sheets.ts';

test('passwords come as a file that a spreadsheet opens without running anything in it (S-8)', () => {
  const passwords = [
    { identifier: 'EV1', password: '00ff' },
    { identifier: '-1', password: '11ff' },
  ];
  assert.equal(passwordSheet(passwords), "\uFEFFidentifier,password\r\nEV1,00ff\r\n'-1,11ff\r\n");
});
