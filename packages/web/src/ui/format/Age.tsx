// How long ago something was while that is fresh, the time itself once it is not; exact on hover.
import { useTranslation } from 'react-i18next';
import { useFormats } from './formats-context.ts';
import { roughSpanOf } from './formats.ts';
import { useNow } from './now.ts';

const freshMs = 12 * 3_600_000;

export function Age({ at }: { at: string | null }) {
  const { t } = useTranslation('ui');
  const formats = useFormats();
  const atMs = at === null ? 0 : Date.parse(at);
  const now = useNow();
  if (at === null) return <span>{t('never')}</span>;
  const ageMs = Math.max(0, now - atMs);
  const text = ageMs < freshMs ? t('ago', { span: roughSpanOf(ageMs) }) : formats.shortDayTime(at);
  return (
    <time dateTime={at} data-tip={formats.exact(at)}>
      {text}
    </time>
  );
}
