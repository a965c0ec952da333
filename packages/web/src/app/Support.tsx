// Finds out where operators turn for help: where their organization says, else where the installation does.
import { skipToken, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Me } from '../api/contract.ts';
import { meQuery } from '../features/login/api.ts';
import { supportQuery } from '../features/settings/api.ts';
import { SupportContext } from '../ui/page/support-context.ts';

export function Support({ children }: { children: ReactNode }) {
  // Nobody may be logged in: it is only looked at.
  const { data: me } = useQuery<Me>({ queryKey: meQuery.queryKey, queryFn: skipToken });
  const { data: installation } = useQuery(supportQuery);
  return (
    <SupportContext value={me?.organization.supportAddress ?? installation?.address ?? null}>{children}</SupportContext>
  );
}
