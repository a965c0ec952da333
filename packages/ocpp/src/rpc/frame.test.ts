// Reading and writing frames: which text is which message, and what F-3 answers to the rest.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { OcppVersion } from '../version.ts';
import { callFrame, errorFrame, parseFrame, resultFrame } from './frame.ts';

const versions: readonly OcppVersion[] = ['1.6', '2.0.1', '2.1'];

function replyTo(text: string, version: OcppVersion): unknown {
  const frame = parseFrame(text, version);
  assert.equal(frame.kind, 'malformed', text);
  return frame.kind === 'malformed' && frame.reply !== undefined ? JSON.parse(frame.reply) : undefined;
}

function replyHead(text: string, version: OcppVersion): unknown {
  const reply = replyTo(text, version);
  return Array.isArray(reply) ? reply.slice(0, 3) : reply;
}

test('a call, a result and an error are read as what they are', () => {
  assert.deepEqual(parseFrame('[2,"a","Heartbeat",{}]', '1.6'), {
    kind: 'call',
    id: 'a',
    action: 'Heartbeat',
    payload: {},
    mended: false,
  });
  assert.deepEqual(parseFrame('[3,"a",{"x":1}]', '1.6'), { kind: 'result', id: 'a', payload: { x: 1 } });
  assert.deepEqual(parseFrame('[4,"a","GenericError","oh",{"x":1}]', '1.6'), {
    kind: 'error',
    id: 'a',
    code: 'GenericError',
    description: 'oh',
    details: { x: 1 },
  });
});

test('an error without description and details is still an error (F-10)', () => {
  assert.deepEqual(parseFrame('[4,"a","GenericError"]', '1.6'), {
    kind: 'error',
    id: 'a',
    code: 'GenericError',
    description: '',
    details: {},
  });
});

test('a station whose frame is unreadable gets no answer in 1.6 (F-3)', () => {
  for (const text of ['', 'hello', '{}', '[]', 'null', '[2,"a","Heartb', '\u0000']) {
    assert.equal(replyTo(text, '1.6'), undefined, text);
  }
});

test('a station whose frame is unreadable is told so without an id in 2.x (F-3)', () => {
  for (const text of ['', 'hello', '{}', '[]', 'null', '[2,"a","Heartb']) {
    assert.deepEqual(replyHead(text, '2.0.1'), [4, '-1', 'RpcFrameworkError'], text);
    assert.deepEqual(replyHead(text, '2.1'), [4, '-1', 'RpcFrameworkError'], text);
  }
});

test('a call with an empty or non-string id is answered by the name its version has for it (F-3)', () => {
  for (const text of ['[2,"","Heartbeat",{}]', '[2,7,"Heartbeat",{}]', '[2,null,"Heartbeat",{}]', '[2]']) {
    assert.deepEqual(replyHead(text, '1.6'), [4, '-1', 'FormationViolation'], text);
    assert.deepEqual(replyHead(text, '2.0.1'), [4, '-1', 'RpcFrameworkError'], text);
  }
});

test('a result or error without an id is never answered (F-3)', () => {
  for (const version of versions) {
    assert.equal(replyTo('[3,"",{}]', version), undefined);
    assert.equal(replyTo('[4,5,"GenericError","",{}]', version), undefined);
  }
});

test('an unknown message type is ignored in 1.6 and named in 2.x (F-3)', () => {
  assert.equal(replyTo('[9,"a",{}]', '1.6'), undefined);
  assert.deepEqual(replyHead('[9,"a",{}]', '2.0.1'), [4, 'a', 'MessageTypeNotSupported']);
  assert.deepEqual(replyHead('["2",9]', '2.1'), [4, '-1', 'MessageTypeNotSupported']);
});

test('types 5 and 6 are known to 2.1 alone, and a 6 is never answered (F-3)', () => {
  assert.equal(parseFrame('[5,"a","GenericError","",{}]', '2.1').kind, 'resultError');
  assert.equal(parseFrame('[6,"a","NotifyPeriodicEventStream",{}]', '2.1').kind, 'send');
  assert.equal(replyTo('[6,"","NotifyPeriodicEventStream",{}]', '2.1'), undefined);
  assert.deepEqual(replyHead('[6,"a","NotifyPeriodicEventStream",{}]', '2.0.1'), [4, 'a', 'MessageTypeNotSupported']);
});

test('meter values with an empty element or a missing value are mended (F-3, F-10)', () => {
  const frame = parseFrame('[2,"a","MeterValues",{"meterValue":[,{"sampledValue":[{"value":},]}]}]', '1.6');
  assert.deepEqual(frame, {
    kind: 'call',
    id: 'a',
    action: 'MeterValues',
    payload: { meterValue: [{ sampledValue: [{ value: null }] }] },
    mended: true,
  });
});

test('a transaction event with an empty element or a missing value is mended (F-3, F-10)', () => {
  const frame = parseFrame('[2,"a","TransactionEvent",{"meterValue":[{"sampledValue":[,{"value":}]}],}]', '2.0.1');
  const payload = { meterValue: [{ sampledValue: [{ value: null }] }] };
  assert.deepEqual(frame, { kind: 'call', id: 'a', action: 'TransactionEvent', payload, mended: true });
});

test('other broken JSON with a legible id is answered with that id', () => {
  assert.deepEqual(replyHead('[2,"a","BootNotification",{"x":}]', '1.6'), [4, 'a', 'FormationViolation']);
  assert.deepEqual(replyHead('[2,"a","MeterValues",{"x"]', '2.0.1'), [4, 'a', 'RpcFrameworkError']);
});

test('a message nested deeper than 32 is refused, one of 32 is taken (S-7)', () => {
  const nested = (levels: number) => `[2,"a","DataTransfer",${'['.repeat(levels - 1)}${']'.repeat(levels - 1)}]`;
  assert.equal(parseFrame(nested(32), '1.6').kind, 'call');
  assert.deepEqual(replyHead(nested(33), '1.6'), [4, 'a', 'FormationViolation']);
  assert.deepEqual(replyHead(nested(33), '2.0.1'), [4, 'a', 'FormatViolation']);
  assert.equal(replyTo('['.repeat(500_000) + ']'.repeat(500_000), '1.6'), undefined);
});

test('a wide message is not taken for a deep one', () => {
  assert.equal(parseFrame(JSON.stringify([2, 'a', 'X', Array.from({ length: 500 }, () => ({}))]), '1.6').kind, 'call');
});

test('a field named __proto__ reaches no prototype (S-7)', () => {
  const frame = parseFrame('[2,"a","Authorize",{"__proto__":{"polluted":true}}]', '1.6');
  assert.equal('polluted' in {}, false);
  assert.ok(frame.kind === 'call' && !('polluted' in Object(frame.payload)));
});

test('an error we send has five elements, empty details and at most 255 characters of description (F-4)', () => {
  assert.equal(errorFrame('a', 'GenericError', ''), '[4,"a","GenericError","",{}]');
  assert.equal(errorFrame('a', 'GenericError', 'x'.repeat(300)), `[4,"a","GenericError","${'x'.repeat(255)}",{}]`);
});

test('any text whatever is read without an exception (F-3)', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), fc.constantFrom(...versions), (text, version) => {
      parseFrame(text, version);
    }),
  );
});

test('any array is read without an exception, and its answer carries its own id or none (F-3)', () => {
  const message = fc.tuple(fc.oneof(fc.nat(7), fc.jsonValue()), fc.jsonValue(), fc.jsonValue(), fc.jsonValue());
  fc.assert(
    fc.property(message, fc.constantFrom(...versions), (parts, version) => {
      const frame = parseFrame(JSON.stringify(parts), version);
      if (frame.kind !== 'malformed') return assert.equal(frame.id, parts[1]);
      const reply: unknown = frame.reply === undefined ? [] : JSON.parse(frame.reply);
      if (Array.isArray(reply) && reply.length > 0) assert.ok(reply[1] === '-1' || reply[1] === parts[1]);
    }),
  );
});

test('what we write is read back as it was', () => {
  const id = fc.string({ minLength: 1, maxLength: 36 });
  const payload = fc.dictionary(fc.string(), fc.string());
  fc.assert(
    fc.property(id, id, payload, (id, action, payload) => {
      const asJson: unknown = JSON.parse(JSON.stringify(payload));
      const call = parseFrame(callFrame(id, action, payload), '1.6');
      assert.deepEqual(call, { kind: 'call', id, action, payload: asJson, mended: false });
      assert.equal(parseFrame(resultFrame(id, payload), '2.0.1').kind, 'result');
    }),
  );
});
