// What a flag of a session means, and what to do about it.
import { useTranslation } from 'react-i18next';
import { spacedWords } from '../../ui/format/formats.ts';
import { useKnown } from '../../ui/known-words.ts';
import type { sessions } from './en.ts';

export function useFlagWords(): (flag: string) => { meaning: string; advice: string } {
  const { t } = useTranslation('sessions');
  const isKnown = useKnown<keyof (typeof sessions)['flagMeaning']>('sessions:flagMeaning');
  return (flag) =>
    isKnown(flag)
      ? { meaning: t(`flagMeaning.${flag}`), advice: t(`flagAdvice.${flag}`) }
      : { meaning: spacedWords(flag), advice: '' };
}
