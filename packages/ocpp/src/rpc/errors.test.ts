// Error codes: each version's spelling going out, any spelling coming in (F-4).
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { errorFromFrame, readErrorCode, spellErrorCode } from './errors.ts';

test('a code is spelled as its version spells it (F-4)', () => {
  assert.equal(spellErrorCode('FormatViolation', '1.6'), 'FormationViolation');
  assert.equal(spellErrorCode('OccurrenceConstraintViolation', '1.6'), 'OccurenceConstraintViolation');
  assert.equal(spellErrorCode('RpcFrameworkError', '1.6'), 'FormationViolation');
  assert.equal(spellErrorCode('FormationViolation', '2.0.1'), 'FormatViolation');
  assert.equal(spellErrorCode('OccurenceConstraintViolation', '2.1'), 'OccurrenceConstraintViolation');
  assert.equal(spellErrorCode('SecurityError', '2.1'), 'SecurityError');
});

test('a received code is understood in any spelling (F-4)', () => {
  assert.equal(readErrorCode('OccurrenceConstraintViolation', '1.6'), 'OccurenceConstraintViolation');
  assert.equal(readErrorCode(' notimplemented ', '1.6'), 'NotImplemented');
  assert.equal(readErrorCode('FormationViolation', '2.0.1'), 'FormatViolation');
  assert.equal(readErrorCode('NoSuchCode', '1.6'), undefined);
});

test('an unknown code stays readable in the description (F-4)', () => {
  const error = errorFromFrame({ code: 'Vendor42', description: 'oh', details: {} }, '1.6');
  assert.equal(error.code, 'GenericError');
  assert.equal(error.description, 'Vendor42: oh');
});
