// The slow way of the tolerant check (F-10): mends a refused payload as far as its meaning is plain, tells each deviation.
import type { Deviation, DeviationRule } from '../deviation.ts';
import { maxDeviationsPerPayload, maxMendedValues, maxNestingDepth } from '../limits.ts';
import type { OcppErrorCode2 } from '../rpc/errors.ts';
import { coerce } from './coerce.ts';
import type { Fault, Validators } from './validators.ts';

export type Mended = {
  payload: Record<string, unknown>;
  deviations: Deviation[];
  failure: { code: OcppErrorCode2; description: string } | undefined;
};

/**
 * Faults within a list show only once it is one, and 2.x nests lists four deep: so many are wrapped, then the innermost
 * text is read as a number and that is rounded. No chain of repairs is longer.
 */
const maxRounds = 6;

/** Mends a copy of the payload; one that is too large for that stays as it came. */
export function mend(original: Record<string, unknown>, validators: Validators): Mended {
  if (countValues(original, maxMendedValues) > maxMendedValues) {
    const description = `more than ${maxMendedValues} values, not all of them right`;
    const deviations: Deviation[] = [{ rule: 'too-long', path: '', detail: description }];
    return { payload: original, deviations, failure: { code: 'PropertyConstraintViolation', description } };
  }
  const deviations: Deviation[] = [];
  const note = (rule: DeviationRule, path: string, detail: string): void => {
    if (deviations.length < maxDeviationsPerPayload) deviations.push({ rule, path, detail: detail.slice(0, 100) });
  };
  const payload = copyObject(original, '', maxNestingDepth, note);
  let faults = validators.faults(payload);
  for (let round = 0; round < maxRounds && coerceAll(payload, faults, note); round += 1) {
    faults = validators.faults(payload);
  }
  for (const fault of faults) note(ruleOf(fault), fault.instancePath.slice(0, 200), describe(fault));
  const grave = faults.find(isGrave);
  return { payload, deviations, failure: grave && { code: codeOf(grave), description: describeAt(grave) } };
}

/** Counts values at any depth, and no further than the bound. */
function countValues(value: unknown, bound: number): number {
  if (typeof value !== 'object' || value === null) return 1;
  let count = 1;
  for (const inner of Object.values(value)) {
    if (count > bound) break;
    count += countValues(inner, bound - count);
  }
  return count;
}

/** A vendor's own customData of 2.x is kept without being understood, so nothing in it is reason to refuse. */
function isGrave({ keyword, instancePath }: Fault): boolean {
  return (keyword === 'required' || keyword === 'type') && !instancePath.split('/').includes('customData');
}

/** The CALLERROR code for a fault, in the 2.x spelling. */
export function codeOf(fault: Fault): OcppErrorCode2 {
  switch (fault.keyword) {
    case 'required':
    case 'minItems':
    case 'maxItems':
      return 'OccurrenceConstraintViolation';
    case 'type':
      return 'TypeConstraintViolation';
    case 'additionalProperties':
      return 'FormatViolation';
    default:
      return 'PropertyConstraintViolation';
  }
}

/** A fault in words, with its place. */
export function describeAt(fault: Fault): string {
  return `${fault.instancePath.slice(0, 100) || '/'} ${describe(fault)}`;
}

type Note = (rule: DeviationRule, path: string, detail: string) => void;

/** A deep copy without nulls, which stations send for "absent", and without a key that would set a prototype. */
function copyObject(from: object, path: string, levels: number, note: Note): Record<string, unknown> {
  const copy: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(from)) {
    const at = `${path}/${escapeKey(key)}`;
    if (key === '__proto__') note('unsafe-field', path, key);
    else if (value === null) note('null-value', at, key);
    else copy[key] = copyValue(value, at, levels - 1, note);
  }
  return copy;
}

function copyValue(value: unknown, path: string, levels: number, note: Note): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (levels <= 0) return undefined;
  if (!Array.isArray(value)) return copyObject(value, path, levels, note);
  const items: readonly unknown[] = value;
  if (items.includes(null)) note('null-value', path, 'element');
  return items
    .filter((item) => item !== null)
    .map((item, index) => copyValue(item, `${path}/${index}`, levels - 1, note));
}

function coerceAll(payload: Record<string, unknown>, faults: readonly Fault[], note: Note): boolean {
  let changed = false;
  for (const fault of faults) {
    if (fault.keyword !== 'type') continue;
    const place = findPlace(payload, fault.instancePath);
    const coerced = place && coerce(place.holder[place.key], fault.params['type']);
    if (!place || !coerced) continue;
    place.holder[place.key] = coerced.value;
    note(coerced.rule, fault.instancePath, place.key);
    changed = true;
  }
  return changed;
}

/** Where in the copy a JSON pointer points. The copy holds own fields only, none of them `__proto__`. */
function findPlace(
  payload: Record<string, unknown>,
  pointer: string,
): { holder: Record<string, unknown>; key: string } | undefined {
  const keys = pointer.split('/').slice(1).map(unescapeKey);
  const key = keys.pop();
  let holder: unknown = payload;
  for (const step of keys) {
    if (!isRecord(holder) || !Object.hasOwn(holder, step)) return undefined;
    holder = holder[step];
  }
  return key !== undefined && isRecord(holder) ? { holder, key } : undefined;
}

/** Arrays count: their elements are reached by index like fields. */
function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function ruleOf(fault: Fault): DeviationRule {
  switch (fault.keyword) {
    case 'required':
      return 'missing-field';
    case 'type':
      return 'wrong-type';
    case 'additionalProperties':
      return 'unknown-field';
    case 'maxLength':
      return 'too-long';
    case 'enum':
      return 'unknown-enum';
    case 'minItems':
      return 'too-few-items';
    default:
      return 'out-of-range';
  }
}

function describe(fault: Fault): string {
  if (fault.keyword === 'additionalProperties') return `unknown field ${String(fault.params['additionalProperty'])}`;
  return fault.message ?? fault.keyword;
}

function escapeKey(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

function unescapeKey(key: string): string {
  return key.replaceAll('~1', '/').replaceAll('~0', '~');
}
