// What a flag of a session means, and what to do about it.
import { useTranslation } from 'react-i18next';
import { spacedWords } from '../../ui/format/formats.ts';
import { sessions } from './en.ts';

const isKnown = (flag: string): flag is keyof typeof sessions.flagMeaning => Object.hasOwn(sessions.flagMeaning, flag);

export function useFlagWords(): (flag: string) => { meaning: string; advice: string } {
  const { t } = useTranslation('sessions');
  return (flag) =>
    isKnown(flag)
      ? { meaning: t(`flagMeaning.${flag}`), advice: t(`flagAdvice.${flag}`) }
      : { meaning: spacedWords(flag), advice: '' };
}
