// Asks with which token a charging session is to be started.
import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Token } from '../../../api/contract.ts';
import { CapsButton } from '../../../ui/page/CapsButton.tsx';
import { Dialog } from '../../../ui/dialog/Dialog.tsx';
import { ErrorLine } from '../../../ui/states/ErrorState.tsx';
import { tokensQuery } from '../api.ts';
import classes from './StartCharging.module.css';

const labelOf = ({ token, name, driver }: Token): string =>
  [driver?.name, name, token].filter((part) => part !== null && part !== undefined && part !== '').join(', ');

type Props = { evse: number; onStart: (tokenId: number) => void; onClose: () => void };

export function StartCharging({ evse, onStart, onClose }: Props) {
  const { t } = useTranslation(['commands', 'ui']);
  const [typed, setTyped] = useState('');
  const [tokenId, setTokenId] = useState<string | null>(null);
  const [missing, setMissing] = useState(false);
  const [search] = useDebouncedValue(typed, 150);
  const { data, error } = useQuery({ ...tokensQuery(search), placeholderData: keepPreviousData });
  const options = (data?.items ?? [])
    .filter(({ active }) => active)
    .map((token) => ({ value: String(token.id), label: labelOf(token) }));

  const onSubmit = () => {
    setMissing(tokenId === null);
    if (tokenId === null) return;
    onClose();
    onStart(Number(tokenId));
  };

  return (
    <Dialog title={t('start.title', { number: evse })} onClose={onClose}>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        <Select
          label={t('start.token')}
          description={t('start.tokenHelp')}
          placeholder={t('start.search')}
          data={options}
          // The server has chosen what fits; filtering its answer again would hide matches by other fields.
          filter={({ options: all }) => all}
          searchable
          data-autofocus
          nothingFoundMessage={t('start.none')}
          value={tokenId}
          onChange={setTokenId}
          onSearchChange={setTyped}
          error={missing && tokenId === null ? t('start.tokenMissing') : undefined}
        />
        {error !== null && <ErrorLine error={error} />}
        <p className={classes.note}>{t('start.cable')}</p>
        <div className={classes.buttons}>
          <CapsButton onClick={onClose}>{t('ui:cancel')}</CapsButton>
          <CapsButton tone="main" submit>
            {t('name.startCharging')}
          </CapsButton>
        </div>
      </form>
    </Dialog>
  );
}
