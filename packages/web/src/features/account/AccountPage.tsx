// My account: own details, password, second factor, logins.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../../ui/states/ErrorState.tsx';
import { PageHeader } from '../../ui/page/PageHeader.tsx';
import { CardSkeletons } from '../../ui/states/Skeletons.tsx';
import classes from './Account.module.css';
import { IssueMails } from '../issues/IssueMails.tsx';
import { accountQuery } from './api.ts';
import { ChangePassword } from './ChangePassword.tsx';
import { OwnDetails } from './OwnDetails.tsx';
import { OwnLogins } from './OwnLogins.tsx';
import { SecondFactor } from './SecondFactor.tsx';

export function AccountPage() {
  const { t } = useTranslation('account');
  const { data: account, error, refetch } = useQuery(accountQuery);
  return (
    <>
      <PageHeader title={t('title')} inBarOnPhone />
      {account === undefined && error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {account === undefined && error === null && <CardSkeletons heightPx={180} count={4} />}
      {account !== undefined && (
        <div className={classes.parts}>
          <OwnDetails account={account} />
          <ChangePassword account={account} />
          <SecondFactor factor={account.secondFactor} />
          <IssueMails />
          <OwnLogins />
        </div>
      )}
    </>
  );
}
