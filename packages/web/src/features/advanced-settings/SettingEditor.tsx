// One setting in the hands of an admin: the new value, checked before it is sent.
import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Setting } from '../../api/contract.ts';
import { ErrorLine } from '../../ui/states/ErrorState.tsx';
import { useSendCommand } from '../commands/api.ts';
import { desiredQuery, useWantSetting } from '../desired-settings/api.ts';
import classes from './AdvancedSettings.module.css';
import { faultOf, isSecret, knownSetting, ruleOf } from './known-settings.ts';

type Props = { stationId: number; connected: boolean; setting: Setting; onDone: () => void };

export function SettingEditor({ stationId, connected, setting: { key, value: now }, onDone }: Props) {
  const { t } = useTranslation(['advancedSettings', 'desiredSettings']);
  const [value, setValue] = useState(now ?? '');
  const [tried, setTried] = useState(false);
  const sending = useSendCommand(stationId);
  const wanting = useWantSetting(stationId);
  const { data: desired } = useQuery(desiredQuery(stationId));
  // What is wanted for good would be told again at the next connection.
  const isWanted = !connected || desired?.items.some((one) => one.key === key && one.lasting) === true;
  const error = sending.error ?? wanting.error;
  const rule = ruleOf(knownSetting(key));
  const fault = faultOf(key, value);
  const label = t('value', { key });
  const isFlag = rule?.kind === 'flag' && /^(true|false)$/i.test(now ?? '');
  const save = () => {
    setTried(true);
    if (fault !== undefined) return;
    const wish = { key, value: value.trim() };
    if (isWanted) wanting.mutate({ ...wish, lasting: connected }, { onSuccess: onDone });
    else sending.mutate({ intent: 'changeSetting', arguments: wish }, { onSuccess: onDone });
  };
  return (
    <form
      className={classes.editor}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      {isFlag ? (
        <SegmentedControl
          aria-label={label}
          value={value.toLowerCase()}
          data={[
            { value: 'true', label: t('true') },
            { value: 'false', label: t('false') },
          ]}
          onChange={setValue}
        />
      ) : (
        <TextInput
          className={classes.input}
          aria-label={label}
          data-autofocus
          autoFocus
          autoComplete="off"
          type={isSecret(key) ? 'password' : 'text'}
          inputMode={rule?.kind === 'whole' ? 'numeric' : undefined}
          value={value}
          maxLength={1000}
          error={tried && fault !== undefined ? t(`fault.${fault}`) : undefined}
          rightSection={rule?.unit}
          onChange={(event) => setValue(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Escape' && onDone()}
        />
      )}
      <Button type="submit" variant="main" disabled={sending.isPending || wanting.isPending || value === now}>
        {t('save')}
      </Button>
      <Button onClick={onDone}>{t('cancel')}</Button>
      {!connected && !isSecret(key) && <p className={classes.wanted}>{t('desiredSettings:offline')}</p>}
      {error !== null && <ErrorLine error={error} />}
    </form>
  );
}
