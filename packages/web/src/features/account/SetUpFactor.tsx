// The way to a second factor: scan or type the secret, type a code, keep the recovery codes.
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyText } from '../../ui/copy/CopyText.tsx';
import { CapsButton } from '../../ui/page/CapsButton.tsx';
import { ErrorLine, ErrorState } from '../../ui/states/ErrorState.tsx';
import { CodeInput } from '../login/CodeInput.tsx';
import { beginSecondFactor, confirmSecondFactor } from './api.ts';
import { qrPath } from './qr-path.ts';
import { RecoveryCodes } from './RecoveryCodes.tsx';
import classes from './SecondFactor.module.css';

/** Each time it is opened it begins with another secret; none is kept in the panel. */
export function SetUpFactor({ onDone, onCancel }: { onDone: () => void; onCancel?: () => void }) {
  const [codes, setCodes] = useState<string[]>();
  const begun = useMutation({ mutationFn: beginSecondFactor });
  const { mutate: begin } = begun;
  useEffect(() => {
    begin();
  }, [begin]);
  if (codes !== undefined) return <RecoveryCodes codes={codes} onKept={onDone} />;
  if (begun.error !== null) return <ErrorState error={begun.error} onRetry={begin} />;
  if (begun.data === undefined) return <div className={classes.waiting} />;
  return (
    <div className={classes.steps}>
      <Scan {...begun.data} />
      <Confirm onConfirmed={setCodes} {...(onCancel && { onCancel })} />
    </div>
  );
}

function Scan({ secret, address }: { secret: string; address: string }) {
  const { t } = useTranslation('account');
  const { size, path } = qrPath(address);
  return (
    <section>
      <h2 className={classes.step}>{t('scanTitle')}</h2>
      <svg className={classes.picture} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={t('picture')}>
        <rect width={size} height={size} fill="#fff" />
        <path d={path} fill="#000" shapeRendering="crispEdges" />
      </svg>
      <p className={classes.text}>{t('scanElse')}</p>
      <CopyText text={secret.replace(/.{4}(?=.)/g, '$& ')} />
    </section>
  );
}

function Confirm({ onConfirmed, onCancel }: { onConfirmed: (codes: string[]) => void; onCancel?: () => void }) {
  const { t } = useTranslation('account');
  const { t: shared } = useTranslation('ui');
  const form = useForm({
    initialValues: { code: '' },
    validate: { code: (value) => (/^\d{6}$/.test(value.replace(/\s/g, '')) ? null : t('codeNeeded')) },
  });
  const confirming = useMutation({ mutationFn: confirmSecondFactor, onSuccess: onConfirmed });
  return (
    <form noValidate onSubmit={form.onSubmit(({ code }) => confirming.mutate(code))} aria-label={t('codeTitle')}>
      <h2 className={classes.step}>{t('codeTitle')}</h2>
      <CodeInput label={t('code')} digitsOnly {...form.getInputProps('code')} />
      {confirming.isError && <ErrorLine error={confirming.error} />}
      <div className={classes.buttons}>
        {onCancel !== undefined && <CapsButton onClick={onCancel}>{shared('cancel')}</CapsButton>}
        <CapsButton tone="main" submit busy={confirming.isPending}>
          {t('confirm')}
        </CapsButton>
      </div>
    </form>
  );
}
