// Finds out where operators turn for help: where their organization says, else where the installation does.
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useKnownMe } from '../features/login/api.ts';
import { supportQuery } from '../features/settings/api.ts';
import { SupportContext } from '../ui/states/support-context.ts';

export function Support({ children }: { children: ReactNode }) {
  const me = useKnownMe();
  const { data: installation } = useQuery(supportQuery);
  return (
    <SupportContext value={me?.organization.supportAddress ?? installation?.address ?? null}>{children}</SupportContext>
  );
}
