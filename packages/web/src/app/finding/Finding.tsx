// Opens what finds anything, by its key from wherever one is; the finder's own script comes when it is first wanted.
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Me } from '../../api/contract.ts';
import { isCommand } from '../../features/finding/command-key.ts';
import { Dialog } from '../../ui/dialog/Dialog.tsx';
import { ErrorState } from '../../ui/states/ErrorState.tsx';
import { eachWhenIdle, fromServer, reloadOnceReached } from '../reach.ts';

const finderQuery = queryOptions({
  queryKey: ['finder'],
  queryFn: fromServer(async () => (await import('./FindAnything.tsx')).FindAnything),
  staleTime: Infinity,
  gcTime: Infinity,
  retry: false,
});

type Props = { me: Me; isOpen: boolean; onOpen: () => void; onClose: () => void };

export function Finding({ me, isOpen, onOpen, onClose }: Props) {
  const { t } = useTranslation('finding');
  const queries = useQueryClient();
  const { data: FindAnything, error } = useQuery({ ...finderQuery, enabled: isOpen });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !isCommand(event) || event.altKey || event.shiftKey) return;
      event.preventDefault();
      onOpen();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [onOpen]);
  useEffect(() => {
    const leaving = new AbortController();
    void eachWhenIdle([() => queries.prefetchQuery(finderQuery)], leaving.signal);
    return () => leaving.abort();
  }, [queries]);
  if (!isOpen) return null;
  if (FindAnything !== undefined) return <FindAnything me={me} onClose={onClose} />;
  return (
    error !== null && (
      <Dialog title={t('title')} onClose={onClose}>
        <ErrorState error={error} onRetry={() => void reloadOnceReached()} />
      </Dialog>
    )
  );
}
