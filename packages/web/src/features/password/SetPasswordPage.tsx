// Where a mailed link leads: sets the password of the one whom it is for. The secret stands behind the #, which no server sees.
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MailedLink } from '../../api/contract.ts';
import { ApiProblem } from '../../api/problem.ts';
import { ErrorState } from '../../ui/states/ErrorState.tsx';
import { RowSkeletons } from '../../ui/states/Skeletons.tsx';
import { Door } from '../login/Door.tsx';
import { linkQuery } from './api.ts';
import { SetPasswordForm } from './SetPasswordForm.tsx';

/** The last one of the address: a page that is being left has none in its address any more. */
function useSecret(): string {
  const hash = useLocation({ select: (location) => location.hash });
  const [secret, setSecret] = useState(hash);
  if (hash !== '' && hash !== secret) setSecret(hash);
  return secret;
}

export function SetPasswordPage() {
  const { t } = useTranslation('password');
  const secret = useSecret();
  const { data: link, error, refetch } = useQuery({ ...linkQuery(secret), enabled: secret !== '' });
  const [used, setUsed] = useState<{ secret: string; link: MailedLink }>();
  if (used?.secret === secret) {
    return (
      <Door title={t('done', used.link)} subtitle={t('doneText', used.link)}>
        <Button component={Link} to="/login" variant="main" fullWidth>
          {t('toLogin')}
        </Button>
      </Door>
    );
  }
  if (secret === '' || (error instanceof ApiProblem && error.code === 'link_spent')) {
    return (
      <Door title={t('spent')} subtitle={t('spentText')}>
        <Button component={Link} to="/lost-password" variant="main" fullWidth>
          {t('askAgain')}
        </Button>
      </Door>
    );
  }
  if (link === undefined) {
    return (
      <Door title={t('setTitle')}>
        {error === null ? <RowSkeletons rows={3} /> : <ErrorState error={error} onRetry={() => void refetch()} />}
      </Door>
    );
  }
  return (
    <Door title={t('setTitle')} subtitle={t(link.purpose === 'invitation' ? 'invited' : 'forReset', link)}>
      <SetPasswordForm secret={secret} link={link} onDone={() => setUsed({ secret, link })} />
    </Door>
  );
}
