// Makes a version's table from its actions and schemas: the quick check for what is right, the slow way for the rest.
import type { Deviation } from '../deviation.ts';
import { OcppError, spellErrorCode } from '../rpc/errors.ts';
import type { Checked, Direction, VersionTable } from '../table.ts';
import { codeOf, describeAt, mend } from './mend.ts';
import { outlineOf } from './outline.ts';
import type { Validators } from './validators.ts';
import { validatorsOf } from './validators.ts';

type TableParts = Omit<VersionTable, 'check' | 'checkOutgoing' | 'outline'> & {
  /** By name: the action, then `Request` or `Response`. */
  schemas: Readonly<Record<string, object>>;
};

const noDeviations: readonly Deviation[] = [];

export function createTable({ schemas, ...parts }: TableParts): VersionTable {
  const { version } = parts;
  const known = { request: new Map<string, Validators>(), response: new Map<string, Validators>() };

  function find(action: string, direction: Direction): Validators | undefined {
    const found = known[direction].get(action);
    if (found || !(parts.fromStation.has(action) || parts.toStation.has(action))) return found;
    const made = validatorsOf(schemaOf(schemas, action, direction));
    known[direction].set(action, made);
    return made;
  }

  function check(action: string, direction: Direction, payload: unknown): Checked {
    const validators = find(action, direction);
    if (!validators) return unusable(payload, noDeviations, notImplemented(action));
    if (isObject(payload)) {
      return validators.isRight(payload) ? right(payload) : mendedOf(payload, validators, noDeviations);
    }
    if (payload === null || payload === undefined) {
      return mendedOf({}, validators, [{ rule: 'null-payload', path: '', detail: action }]);
    }
    const failure = new OcppError(spellErrorCode('FormatViolation', version), 'payload is not an object');
    return unusable(payload, [{ rule: 'payload-not-object', path: '', detail: typeof payload }], failure);
  }

  function mendedOf(payload: Record<string, unknown>, validators: Validators, before: readonly Deviation[]): Checked {
    const mended = mend(payload, validators);
    const { failure } = mended;
    return {
      payload: mended.payload,
      deviations: [...before, ...mended.deviations],
      failure: failure && new OcppError(spellErrorCode(failure.code, version), failure.description),
    };
  }

  function checkOutgoing(action: string, direction: Direction, payload: object): void {
    const validators = find(action, direction);
    if (!validators) throw notImplemented(action);
    const fault = validators.firstStrictFault(payload);
    if (fault) throw new OcppError(spellErrorCode(codeOf(fault), version), describeAt(fault));
  }

  function outline(action: string): Record<string, unknown> {
    const isKnown = parts.fromStation.has(action) || parts.toStation.has(action);
    return isKnown ? outlineOf(schemaOf(schemas, action, 'request')) : {};
  }

  return { ...parts, check, checkOutgoing, outline };
}

function schemaOf(schemas: TableParts['schemas'], action: string, direction: Direction): object {
  const name = action + (direction === 'request' ? 'Request' : 'Response');
  const schema = schemas[name];
  if (!schema) throw new Error(`no schema ${name}`);
  return schema;
}

function right(payload: Record<string, unknown>): Checked {
  return { payload, deviations: noDeviations, failure: undefined };
}

function unusable(payload: unknown, deviations: readonly Deviation[], failure: OcppError): Checked {
  return { payload: isObject(payload) ? payload : {}, deviations, failure };
}

function notImplemented(action: string): OcppError {
  return new OcppError('NotImplemented', `unknown action ${action.slice(0, 50)}`);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
