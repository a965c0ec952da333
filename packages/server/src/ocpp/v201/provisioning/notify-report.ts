// NotifyReport: a part of a station's device model, asked for by a report (2.0.1 B07, B08); kept as its settings.
import type { ReportedSetting } from '../../../facts.ts';
import { isRecord, readNumber, readText } from '../../edge.ts';
import type { HandlerOf } from '../../protocol.ts';
import { isSecret, settingKey } from '../variables.ts';

export const notifyReport: HandlerOf<'settingsReported'> = {
  fact(request) {
    const reported: unknown[] = Array.isArray(request['reportData']) ? request['reportData'] : [];
    const settings = reported.flatMap((one) => readReported(one) ?? []);
    return settings.length === 0 ? undefined : { kind: 'settingsReported', settings };
  },
  answer: () => ({}),
};

/** Only the actual value is a setting; its targets are none. */
function readReported(one: unknown): ReportedSetting | undefined {
  if (!isRecord(one)) return undefined;
  const key = settingKey(one['component'], one['variable']);
  const attributes: unknown[] = Array.isArray(one['variableAttribute']) ? one['variableAttribute'] : [];
  const actual = attributes.filter(isRecord).find(({ type = 'Actual' }) => type === 'Actual');
  if (key === undefined || actual === undefined) return undefined;
  const value = isSecret(key) ? null : readText(actual['value'], 10_000);
  const { maxLimit } = isRecord(one['variableCharacteristics']) ? one['variableCharacteristics'] : {};
  const limit = readNumber(maxLimit);
  return { key, value, readOnly: actual['mutability'] === 'ReadOnly', ...(limit !== null && { maxLimit: limit }) };
}
