// Turns whatever ended a request into a problem document (RFC 9457): a number and a reference, never a stack or SQL (S-20).
import { Type, type Static } from '@fastify/type-provider-typebox';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { isDatabaseAway, isUnfitValue } from '../db/sqlstate.ts';
import { catalogue, Failure, type FailureCode, type FaultCode, type FieldFaults } from '../failures.ts';
import { named, oneOf } from './wire.ts';

export const Problem = named(
  'Problem',
  Type.Object({
    type: Type.String(),
    title: Type.String(),
    status: Type.Integer(),
    code: oneOf(...(Object.keys(catalogue) as FailureCode[])),
    number: Type.Integer(),
    detail: Type.String(),
    reference: Type.String(),
    fields: Type.Optional(Type.Record(Type.String(), Type.String())),
  }),
);

const retryAfterSeconds: Partial<Record<FailureCode, number>> = { database_away: 5, too_many_attempts: 5 };

function documentOf(request: FastifyRequest, failure: Failure): Static<typeof Problem.schema> {
  const { status, number, text } = catalogue[failure.code];
  return {
    type: `/api/v1/docs#error-${number}`,
    title: text,
    status,
    code: failure.code,
    number,
    detail: failure.detail ?? text,
    reference: request.id,
    ...(failure.fields && { fields: failure.fields }),
  };
}

export function sendFailure(request: FastifyRequest, reply: FastifyReply, failure: Failure): FastifyReply {
  const { status } = catalogue[failure.code];
  const wait = retryAfterSeconds[failure.code];
  if (wait !== undefined) void reply.header('retry-after', wait);
  return reply
    .code(status)
    .type('application/problem+json')
    .serializer(JSON.stringify)
    .send(documentOf(request, failure));
}

export function onError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return sendFailure(request, reply, loggedFailure(error, request));
}

/** The same, where the answer has begun already. */
export function problemOf(error: unknown, request: FastifyRequest): Static<typeof Problem.schema> {
  return documentOf(request, loggedFailure(error, request));
}

function loggedFailure(error: unknown, request: FastifyRequest): Failure {
  const failure = failureOf(error, request.routeOptions.config.failsAs);
  if (catalogue[failure.code].status === 500) {
    request.log.error({ err: error, reference: request.id, code: failure.code }, 'unexpected error');
  }
  if (failure.code === 'database_away') request.log.warn({ err: error, reference: request.id }, 'database away');
  return failure;
}

function failureOf(error: unknown, failsAs: FaultCode = 'unexpected'): Failure {
  if (error instanceof Failure) return error;
  if (isDatabaseAway(error)) return new Failure('database_away', { cause: error });
  if (isUnfitValue(error)) return new Failure('invalid_input', { cause: error });
  if (isFastifyError(error)) {
    if (error.validation) return new Failure('invalid_input', { fields: fieldsOf(error), cause: error });
    if (error.statusCode !== undefined && error.statusCode < 500) {
      return new Failure('invalid_input', { detail: unreadable(error.statusCode), cause: error });
    }
  }
  return new Failure(failsAs, { cause: error });
}

function isFastifyError(error: unknown): error is FastifyError {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('FST_');
}

function unreadable(statusCode: number): string {
  if (statusCode === 413) return 'The request is too large.';
  if (statusCode === 415) return 'The request is not JSON.';
  return 'The request cannot be read.';
}

type Fault = { instancePath: string; keyword: string; params: Record<string, unknown> };

/** Field names are dotted paths; what is missing is named as if it stood there. */
function fieldsOf(error: FastifyError): FieldFaults {
  const faults: FieldFaults = {};
  for (const fault of error.validation ?? []) {
    for (const [path, words] of wordsFor(fault)) faults[path.join('.') || 'request'] ??= words;
  }
  return faults;
}

function wordsFor({ instancePath, keyword, params }: Fault): [path: string[], words: string][] {
  const path = instancePath.split('/').filter(Boolean);
  if (keyword === 'required') return namesIn(params['requiredProperties']).map((name) => [[...path, name], needed]);
  // The field itself is named beside, by the schema that allows nothing there.
  if (keyword === 'additionalProperties') return [];
  return [[path, words[keyword]?.(params) ?? 'This is not filled in correctly.']];
}

const needed = 'This is needed.';

const words: Readonly<Record<string, (params: Record<string, unknown>) => string>> = {
  minLength: ({ limit }) => (limit === 1 ? needed : `At least ${Number(limit)} characters.`),
  maxLength: ({ limit }) => `At most ${Number(limit)} characters.`,
  minimum: ({ limit }) => `At least ${Number(limit)}.`,
  maximum: ({ limit }) => `At most ${Number(limit)}.`,
  type: ({ type }) => `This is to be of type ${String(type)}.`,
  format: ({ format }) => `This is not of the form ${String(format)}.`,
  pattern: () => 'This has a form that is not allowed.',
  enum: () => 'This is none of the choices.',
  boolean: () => 'This is not known here.',
};

function namesIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((name) => typeof name === 'string') : [];
}
