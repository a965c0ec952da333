// Adds a certificate authority: its name, its certificate, and for whom it counts; or has one made.
import { Radio, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/problem.ts';
import { CapsButton } from '../../ui/page/CapsButton.tsx';
import { Dialog } from '../../ui/dialog/Dialog.tsx';
import { ErrorLine } from '../../ui/states/ErrorState.tsx';
import layout from '../../ui/dialog/Form.module.css';
import { useAddAuthority } from './api.ts';
import classes from './Authorities.module.css';

type Values = { from: 'elsewhere' | 'here'; name: string; pem: string; memberOf: string };

export function AddAuthority({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['authorities', 'ui']);
  const adding = useAddAuthority();
  const form = useForm<Values>({
    initialValues: { from: 'elsewhere', name: '', pem: '', memberOf: '' },
    validate: {
      name: (name) => (name.trim() === '' ? t('add.nameMissing') : null),
      pem: (pem, { from }) => (from === 'elsewhere' && pem.trim() === '' ? t('add.pemMissing') : null),
    },
  });
  const isElsewhere = form.values.from === 'elsewhere';
  const add = ({ from, name, pem, memberOf }: Values) => {
    const theirs = { pem, ...(memberOf.trim() !== '' && { memberOf: memberOf.trim() }) };
    adding.mutate(
      { name: name.trim(), ...(from === 'elsewhere' && theirs) },
      {
        onSuccess: onClose,
        onError: (error) => {
          if (error instanceof ApiProblem) form.setErrors(error.fields);
        },
      },
    );
  };
  const atField = adding.error instanceof ApiProblem && adding.error.fields['pem'] !== undefined;
  return (
    <Dialog title={t('add.title')} widthPx={560} keepsInput onClose={onClose}>
      <form className={layout.form} noValidate onSubmit={form.onSubmit(add)}>
        <TextInput label={t('add.name')} maxLength={200} autoComplete="off" {...form.getInputProps('name')} />
        <Radio.Group label={t('add.from')} {...form.getInputProps('from')}>
          <div className={classes.choices}>
            <Radio value="elsewhere" label={t('add.elsewhere')} description={t('add.elsewhereText')} />
            <Radio value="here" label={t('add.here')} description={t('add.hereText')} />
          </div>
        </Radio.Group>
        {isElsewhere && (
          <>
            <Textarea
              label={t('add.pem')}
              description={t('add.pemHelp')}
              rows={6}
              maxLength={20_000}
              spellCheck={false}
              {...form.getInputProps('pem')}
            />
            <TextInput
              label={t('add.memberOf')}
              description={t('add.memberOfHelp')}
              maxLength={200}
              autoComplete="off"
              {...form.getInputProps('memberOf')}
            />
          </>
        )}
        {adding.isError && !atField && <ErrorLine error={adding.error} />}
        <div className={layout.buttons}>
          <CapsButton onClick={onClose}>{t('ui:cancel')}</CapsButton>
          <CapsButton tone="main" submit busy={adding.isPending}>
            {t('add.save')}
          </CapsButton>
        </div>
      </form>
    </Dialog>
  );
}
