// How a mail is called, and what in its words can be followed.
import { useTranslation } from 'react-i18next';
import type { MailRow } from '../../api/contract.ts';
import { useKnown } from '../../ui/known-words.ts';
import type { mails } from './en.ts';

/** A kind that this panel does not know yet goes by the server's own name for it. */
export function useMailKind(): (mail: Pick<MailRow, 'kind'>) => string {
  const { t } = useTranslation('mails');
  const isNamed = useKnown<keyof (typeof mails)['kind']>('mails:kind');
  return ({ kind }) => (isNamed(kind) ? t(`kind.${kind}`) : kind.replaceAll('_', ' '));
}

export type Line = { text: string; isAddress: boolean; isOurs: boolean };

/** A line that is an address and nothing else can be copied, and followed where it leads into this panel. */
export function linesOf(text: string, origin: string): Line[] {
  return text.split('\n').map((line) => {
    const url = /^https?:\/\/\S+$/.test(line.trim()) ? URL.parse(line.trim()) : null;
    return { text: line, isAddress: url !== null, isOurs: url?.origin === origin };
  });
}
