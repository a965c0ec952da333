import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApiProblem, isLoginMissing, problemFrom } from './problem.ts';

test('a problem of the server keeps its number and reference', () => {
  const problem = problemFrom(404, { code: 'station_not_found', number: 22, reference: 'a1', status: 404 });
  assert.equal(problem.code, 'station_not_found');
  assert.equal(problem.number, 22);
  assert.equal(problem.reference, 'a1');
});

test('an answer of a proxy, which is no problem document, is told apart by its status', () => {
  assert.equal(problemFrom(502, '<html>').code, 'server_error');
  assert.equal(problemFrom(418, undefined).code, 'unreadable_answer');
});

test('only an ended login means that the login is missing, not what is wrong in a log in', () => {
  assert.ok(isLoginMissing(problemFrom(401, { code: 'login_ended' })));
  assert.ok(!isLoginMissing(problemFrom(401, { code: 'wrong_second_factor' })));
  assert.ok(!isLoginMissing(new ApiProblem({ code: 'no_connection' })));
  assert.ok(!isLoginMissing(new Error('401')));
});
