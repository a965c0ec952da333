// A limit without a task: it holds from now on.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NumberTyped } from '../../ui/form/number-typed.ts';
import { CapsButton } from '../../ui/page/CapsButton.tsx';
import { Dialog } from '../../ui/dialog/Dialog.tsx';
import { ErrorLine } from '../../ui/states/ErrorState.tsx';
import layout from '../../ui/dialog/Form.module.css';
import { presentKey, setNow } from './api.ts';
import { CurrentField } from './CurrentField.tsx';
import { ampsFault, type Target } from './form/task-form.ts';
import { TargetSelect } from './TargetSelect.tsx';
import { usePresent } from './use-present.ts';

/** `of` is what it is asked for, where that is known. */
export function SetNow({ of = null, onClose }: { of?: Target | null; onClose: () => void }) {
  const { t } = useTranslation(['tasks', 'ui']);
  const queries = useQueryClient();
  const [target, setTarget] = useState<Target | null>(of);
  const [amps, setAmps] = useState<NumberTyped>('');
  const [lifts, setLifts] = useState(false);
  const [tried, setTried] = useState(false);
  const present = usePresent(target);
  const setting = useMutation({
    mutationFn: (to: Target) => setNow(to, lifts ? null : Number(amps)),
    onSuccess: () => queries.invalidateQueries({ queryKey: presentKey }),
  });
  const fault = ampsFault(lifts ? null : amps);
  const save = () => {
    setTried(true);
    if (target !== null && fault === undefined) setting.mutate(target);
  };
  return (
    <Dialog title={t('setNow.title')} keepsInput onClose={onClose}>
      <form
        className={layout.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <p className={layout.note}>{t('setNow.text')}</p>
        <TargetSelect
          label={t('form.key')}
          description={t(target?.kind === 'group' ? 'setNow.each' : 'form.keyHelp.maxCurrent')}
          type="max_current"
          value={target}
          onChange={setTarget}
          error={tried && target === null ? t('form.fault.targetMissing') : undefined}
        />
        <CurrentField
          label={t('form.maxCurrent')}
          liftLabel={t('form.lifts')}
          amps={amps}
          lifts={lifts}
          onAmps={setAmps}
          onLifts={setLifts}
          {...(present !== undefined && { note: present })}
          error={tried && fault !== undefined && t(`form.fault.${fault}`)}
        />
        {setting.isError && <ErrorLine error={setting.error} />}
        <p className={layout.note} role="status">
          {setting.isSuccess ? t('setNow.done', { count: setting.data }) : ''}
        </p>
        <div className={layout.buttons}>
          <CapsButton onClick={onClose}>{setting.isSuccess ? t('ui:close') : t('ui:cancel')}</CapsButton>
          <CapsButton tone="main" submit busy={setting.isPending}>
            {t('setNow.save')}
          </CapsButton>
        </div>
      </form>
    </Dialog>
  );
}
