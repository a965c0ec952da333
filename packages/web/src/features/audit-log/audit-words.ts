// What stands in an entry, in an operator's words; what the panel has no word for is told as it was written.
import { useTranslation } from 'react-i18next';
import type { AuditEntry } from '../../api/contract.ts';
import { spacedWords } from '../../ui/format/formats.ts';
import { useFormats } from '../../ui/format/formats-context.ts';
import { useKnown } from '../../ui/known-words.ts';
import type { auditLog } from './en.ts';

type Words = typeof auditLog;
type Actions = Words['action'];
type KnownAction = { [Kind in keyof Actions]: `${Kind}.${Extract<keyof Actions[Kind], string>}` }[keyof Actions];

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

export function useAuditWords() {
  const { t, i18n } = useTranslation('auditLog');
  const formats = useFormats();
  const isKnownField = useKnown<keyof Words['field']>('auditLog:field');
  const isKnownKind = useKnown<keyof Words['kind']>('auditLog:kind');
  const isKnownAction = (action: string): action is KnownAction =>
    /^\w+\.\w+$/.test(action) && i18n.exists(`auditLog:action.${action}`);

  const actionText = (action: string): string => {
    if (isKnownAction(action)) return t(`action.${action}`);
    const [kind = '', verb = ''] = action.split('.');
    return `${kindText(kind)}: ${spacedWords(verb).toLowerCase()}`;
  };
  const kindText = (kind: string): string => (isKnownKind(kind) ? t(`kind.${kind}`) : spacedWords(kind));
  const fieldText = (field: string): string => (isKnownField(field) ? t(`field.${field}`) : spacedWords(field));
  const subjectText = ({ kind, id, name }: NonNullable<AuditEntry['subject']>): string =>
    name ?? `${kindText(kind)} ${id}`;

  const partsText = (value: object): string =>
    Object.entries(value)
      .map(([part, said]) => t('part', { part: fieldText(part), value: valueText(said) }))
      .join(', ');
  const valueText = (value: unknown): string => {
    if (value === null || value === undefined || value === '') return '–';
    if (typeof value === 'boolean') return value ? t('yes') : t('no');
    if (Array.isArray(value)) return value.length === 0 ? t('empty') : value.map(valueText).join(', ');
    if (typeof value === 'string') return instant.test(value) ? formats.exact(value) : value;
    if (typeof value === 'object') return partsText(value);
    return typeof value === 'number' ? String(value) : JSON.stringify(value);
  };

  return { actionText, kindText, fieldText, subjectText, valueText };
}
