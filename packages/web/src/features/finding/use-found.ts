// What is shown for what was typed: asked for as one types, in groups, and whether it is the answer to the last letter.
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Me } from '../../api/contract.ts';
import { useFormats } from '../../ui/format/formats-context.ts';
import { typeWords } from '../tasks/use-task-words.ts';
import { findQuery, openedQuery } from './api.ts';
import { bestFirst, fitting, groupsOf, type RowGroup } from './found/groups.ts';
import { openedBy } from './opened.ts';
import type { Row, Words } from './found/rows.ts';

const debounceMs = 120;

/** What is at hand without asking: the navigation, the pages behind it, and what can be done. */
export type AtHand = { places: readonly Row[]; pages: readonly Row[]; actions: readonly Row[] };

export function useFound(typed: string, atHand: AtHand, me: Me) {
  const words = useWords();
  const text = typed.trim();
  const [asked] = useDebouncedValue(text, debounceMs);
  const found = useQuery(findQuery(asked));
  const opened = useOpened(me, words);
  const told = { ...words, typed: text };
  const isSettled = text === asked && (text === '' || (!found.isPlaceholderData && !found.isPending));
  const groups: RowGroup[] =
    text === ''
      ? [
          { kind: 'opened', rows: opened.rows },
          { kind: 'pages', rows: [...atHand.places] },
        ]
      : [
          ...(found.data === undefined ? [] : groupsOf(found.data, told)),
          { kind: 'pages', rows: fitting([...atHand.places, ...atHand.pages], text) },
          { kind: 'actions', rows: fitting(atHand.actions, text) },
        ];
  return {
    groups: [...bestFirst(groups, text), ...(text === '' ? [] : [elsewhere(text, words, me)])],
    /** Nothing but where else to look. */
    isNone: text !== '' && isSettled && found.error === null && groups.every(({ rows }) => rows.length === 0),
    /** How many rows are on their way and have none in their place. */
    awaited: text === '' ? opened.awaited : isSettled || found.data !== undefined ? 0 : 4,
    isSettled,
    error: text !== '' && isSettled ? found.error : null,
    retry: () => void found.refetch(),
  };
}

function useWords(): Words {
  const { t } = useTranslation('finding');
  const { t: ofTasks } = useTranslation('tasks');
  const formats = useFormats();
  return useMemo(
    () => ({ t, formats, taskType: (type) => ofTasks(`types.${typeWords[type]}`) }),
    [t, ofTasks, formats],
  );
}

function useOpened(me: Me, words: Words): { rows: Row[]; awaited: number } {
  const queries = useQueryClient();
  const things = useMemo(() => openedBy(me), [me]);
  const { data } = useQuery({ ...openedQuery(queries, things, { ...words, typed: '' }), enabled: things.length > 0 });
  return { rows: data ?? [], awaited: data === undefined ? things.length : 0 };
}

/** Lists that hold more than is looked at here. */
function elsewhere(text: string, { t }: Words, { operator }: Me): RowGroup {
  const search = { search: text };
  const sessions: Row = { key: 'in-sessions', title: t('inSessions', { text }), detail: '', to: '/sessions', search };
  const audit: Row = { key: 'in-audit', title: t('inAudit', { text }), detail: '', to: '/audit', search };
  return { kind: 'elsewhere', rows: operator.role === 'admin' ? [sessions, audit] : [sessions] };
}
