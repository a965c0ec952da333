// One setting in the hands of an admin: the new value, checked before it is sent.
import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Setting } from '../../api/contract.ts';
import { ErrorLine } from '../../ui/page/ErrorState.tsx';
import { useSendCommand } from '../commands/api.ts';
import classes from './AdvancedSettings.module.css';
import { faultOf, isSecret, knownSetting, ruleOf } from './known-settings.ts';

type Props = { stationId: number; setting: Setting; onDone: () => void };

export function SettingEditor({ stationId, setting: { key, value: now }, onDone }: Props) {
  const { t } = useTranslation('advancedSettings');
  const [value, setValue] = useState(now ?? '');
  const [tried, setTried] = useState(false);
  const sending = useSendCommand(stationId);
  const rule = ruleOf(knownSetting(key));
  const fault = faultOf(key, value);
  const label = t('value', { key });
  const isFlag = rule?.kind === 'flag' && /^(true|false)$/i.test(now ?? '');
  const save = () => {
    setTried(true);
    if (fault !== undefined) return;
    sending.mutate({ intent: 'changeSetting', arguments: { key, value: value.trim() } }, { onSuccess: onDone });
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
      <Button type="submit" variant="main" disabled={sending.isPending || value === now}>
        {t('save')}
      </Button>
      <Button onClick={onDone}>{t('cancel')}</Button>
      {sending.isError && <ErrorLine error={sending.error} />}
    </form>
  );
}
