// JSON schemas compiled to check functions, each on its first use; knows no action and no version.
import type { ErrorObject, Options } from 'ajv';
import { Ajv } from 'ajv';

/** The schemas are a pinned dependency's: to check them too would double the time of a first use. */
const lenient: Options = { strict: false, validateSchema: false, multipleOfPrecision: 6 };

/** Stops at the first fault; without formats, since timestamps are read by ourselves (F-11). */
const quick = new Ajv({ ...lenient, validateFormats: false });

/** Lists every fault of a payload that the quick one refused. */
const thorough = new Ajv({ ...lenient, validateFormats: false, allErrors: true });

/** For what we send: timestamps in UTC with milliseconds at most (F-11). */
const strict = new Ajv({
  ...lenient,
  formats: { 'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z$/, uri: true },
});

export type Fault = ErrorObject;

export type Validators = {
  isRight(payload: unknown): boolean;
  faults(payload: unknown): readonly Fault[];
  firstStrictFault(payload: unknown): Fault | undefined;
};

/** The checks of one schema. Compiling takes milliseconds, so each happens when first needed. */
export function validatorsOf(schema: object): Validators {
  const isRight = once(() => quick.compile(schema));
  const listFaults = once(() => thorough.compile(schema));
  const strictly = once(() => strict.compile(schema));
  return {
    isRight: (payload) => isRight()(payload),
    faults(payload): readonly Fault[] {
      const check = listFaults();
      return check(payload) ? [] : (check.errors ?? []);
    },
    firstStrictFault(payload): Fault | undefined {
      const check = strictly();
      return check(payload) ? undefined : check.errors?.[0];
    },
  };
}

function once<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
