// Whether logging in asks for a code besides the password, and what the operator can change about it.
import { PasswordInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/problem.ts';
import type { Account } from '../../api/contract.ts';
import { FormPart } from '../../ui/form/FormPart.tsx';
import { useFormats } from '../../ui/format/formats-context.ts';
import { CapsButton } from '../../ui/page/CapsButton.tsx';
import { Dialog } from '../../ui/dialog/Dialog.tsx';
import { ErrorLine } from '../../ui/states/ErrorState.tsx';
import form from '../../ui/dialog/Form.module.css';
import { removeSecondFactor, renewRecoveryCodes, useRefreshAccount } from './api.ts';
import { RecoveryCodes } from './RecoveryCodes.tsx';
import classes from './SecondFactor.module.css';
import { SetUpFactor } from './SetUpFactor.tsx';

type Step = 'rest' | 'setUp' | 'renew' | 'remove' | { codes: string[] };

export function SecondFactor({ factor }: { factor: Account['secondFactor'] }) {
  const { t } = useTranslation('account');
  const refresh = useRefreshAccount();
  const [step, setStep] = useState<Step>('rest');
  const rest = async () => {
    await refresh();
    setStep('rest');
  };
  return (
    <FormPart title={t('factor')}>
      <p className={classes.text}>
        {t('factorText')} {factor.demanded && t('factorDemanded')}
      </p>
      {step === 'setUp' && <SetUpFactor onDone={() => void rest()} onCancel={() => setStep('rest')} />}
      {typeof step === 'object' && <RecoveryCodes codes={step.codes} onKept={() => void rest()} />}
      {typeof step === 'string' && step !== 'setUp' && <State factor={factor} onStep={setStep} />}
      {step === 'renew' && (
        <AskPassword
          title={t('newCodes')}
          text={t('newCodesText')}
          act={async (password) => setStep({ codes: await renewRecoveryCodes(password) })}
          onClose={() => setStep('rest')}
        />
      )}
      {step === 'remove' && (
        <AskPassword
          title={t('removeFactor')}
          text={t('removeFactorText')}
          danger
          act={async (password) => {
            await removeSecondFactor(password);
            await rest();
          }}
          onClose={() => setStep('rest')}
        />
      )}
    </FormPart>
  );
}

function State({ factor, onStep }: { factor: Account['secondFactor']; onStep: (step: Step) => void }) {
  const { t } = useTranslation('account');
  const formats = useFormats();
  if (factor.setAt === null) {
    return (
      <div className={classes.buttons}>
        <CapsButton tone="main" onClick={() => onStep('setUp')}>
          {t('setUpFactor')}
        </CapsButton>
      </div>
    );
  }
  return (
    <>
      <p className={classes.on}>
        <strong>{t('factorOn', { date: formats.dayTime(factor.setAt) })}</strong>{' '}
        <span data-few={factor.recoveryCodesLeft < 3 || undefined}>
          {t('codesLeft', { count: factor.recoveryCodesLeft })}
        </span>
      </p>
      <div className={classes.buttons}>
        <CapsButton onClick={() => onStep('renew')}>{t('newCodes')}</CapsButton>
        <CapsButton tone="danger" onClick={() => onStep('remove')}>
          {t('removeFactor')}
        </CapsButton>
      </div>
    </>
  );
}

type AskProps = {
  title: string;
  text: string;
  danger?: boolean;
  act: (password: string) => Promise<void>;
  onClose: () => void;
};

/** What weakens or replaces the second factor needs the password: a panel left open is not enough. */
function AskPassword({ title, text, danger = false, act, onClose }: AskProps) {
  const { t } = useTranslation('account');
  const { t: shared } = useTranslation('ui');
  const typed = useForm({
    initialValues: { password: '' },
    validate: { password: (value) => (value === '' ? t('passwordNeeded') : null) },
  });
  const acting = useMutation({
    mutationFn: act,
    onError: (error) => {
      if (error instanceof ApiProblem) typed.setErrors(error.fields);
    },
  });
  const atField = acting.error instanceof ApiProblem && Object.keys(acting.error.fields).length > 0;
  return (
    <Dialog title={title} onClose={onClose}>
      <form className={form.form} noValidate onSubmit={typed.onSubmit(({ password }) => acting.mutate(password))}>
        <p className={form.note}>{text}</p>
        <PasswordInput
          label={t('yourPassword')}
          autoComplete="current-password"
          data-autofocus
          visibilityToggleButtonProps={{ 'aria-label': t('showPassword'), tabIndex: 0 }}
          {...typed.getInputProps('password')}
        />
        {acting.isError && !atField && <ErrorLine error={acting.error} />}
        <div className={form.buttons}>
          <CapsButton onClick={onClose}>{shared('cancel')}</CapsButton>
          <CapsButton tone={danger ? 'danger' : 'main'} submit busy={acting.isPending}>
            {title}
          </CapsButton>
        </div>
      </form>
    </Dialog>
  );
}
