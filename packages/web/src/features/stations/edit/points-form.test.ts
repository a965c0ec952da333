import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bodyOf, nextPoint, valuesOf, wrongPowers, type PointValues } from './points-form.ts';

const point = (evse: number): PointValues => ({ evse, disabled: false, maximumKw: '', sockets: [], byHand: true });

test('what is read of charging points is what is sent where nothing was typed', () => {
  const sockets = [
    { type: 'type2' as const, maximumPowerW: 22_000 },
    { type: 'schuko' as const, maximumPowerW: null },
  ];
  const said = { evse: 2, disabled: true, maximumPowerW: 3700, sockets };
  const rest = { state: 'disabled' as const, powerW: null, sessionId: null, status: null, errorCode: null };
  const points = [{ ...said, ...rest, info: null, statusAt: null, session: null, byHand: false }];
  assert.deepEqual(bodyOf(valuesOf({ points })), [said]);
});

test('kilowatts are sent as whole watts', () => {
  const [sent] = bodyOf({ points: [{ ...point(1), maximumKw: 3.7, sockets: [{ type: 'ccs', maximumKw: '' }] }] });
  assert.deepEqual([sent?.maximumPowerW, sent?.sockets[0]?.maximumPowerW], [3700, null]);
});

test('a new charging point takes the lowest number that is free', () => {
  assert.deepEqual([nextPoint([]).evse, nextPoint([point(1), point(3)]).evse], [1, 2]);
});

test('a power that no charging point has is wrong at its field', () => {
  const sockets = [22, 0, 2001, Number.NaN].map((maximumKw) => ({ type: 'ccs' as const, maximumKw }));
  const wrong = wrongPowers({ points: [point(1), { ...point(2), maximumKw: -5, sockets }] });
  assert.deepEqual(wrong, ['points.1.maximumKw', ...[1, 2, 3].map((nth) => `points.1.sockets.${nth}.maximumKw`)]);
});
