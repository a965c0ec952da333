// Adds a firmware image: which it is, and its file.
import { FileInput, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/problem.ts';
import { CapsButton } from '../../ui/page/CapsButton.tsx';
import { Dialog } from '../../ui/dialog/Dialog.tsx';
import { ErrorLine } from '../../ui/states/ErrorState.tsx';
import layout from '../../ui/dialog/Form.module.css';
import { useAddImage } from './api.ts';

type Values = {
  file: File | null;
  version: string;
  vendor: string;
  models: string;
  signature: string;
  certificate: string;
};

const isEmpty = (text: string): boolean => text.trim() === '';

export function AddFirmware({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['firmware', 'ui']);
  const adding = useAddImage();
  const together = (one: string, other: string) => (isEmpty(one) && !isEmpty(other) ? t('add.together') : null);
  const form = useForm<Values>({
    initialValues: { file: null, version: '', vendor: '', models: '', signature: '', certificate: '' },
    validate: {
      file: (file) => (file === null ? t('add.fileMissing') : null),
      version: (version) => (isEmpty(version) ? t('add.versionMissing') : null),
      signature: (signature, { certificate }) => together(signature, certificate),
      certificate: (certificate, { signature }) => together(certificate, signature),
    },
  });
  const add = ({ file, version, vendor, models, signature, certificate }: Values) => {
    if (file === null) return;
    const named = models.split(',').map((model) => model.trim());
    const signing = isEmpty(signature) ? {} : { signature: signature.trim(), certificate: certificate.trim() };
    adding.mutate(
      {
        file,
        version: version.trim(),
        vendor: vendor.trim(),
        models: named.filter((model) => model !== ''),
        ...signing,
      },
      {
        onSuccess: onClose,
        onError: (error) => {
          if (error instanceof ApiProblem) form.setErrors(error.fields);
        },
      },
    );
  };
  return (
    <Dialog title={t('add.title')} widthPx={520} keepsInput onClose={onClose}>
      <form className={layout.form} noValidate onSubmit={form.onSubmit(add)}>
        <FileInput label={t('add.file')} placeholder={t('add.choose')} {...form.getInputProps('file')} />
        <TextInput
          label={t('add.version')}
          description={t('add.versionHelp')}
          maxLength={100}
          autoComplete="off"
          {...form.getInputProps('version')}
        />
        <TextInput label={t('add.vendor')} maxLength={100} autoComplete="off" {...form.getInputProps('vendor')} />
        <TextInput
          label={t('add.models')}
          description={t('add.modelsHelp')}
          autoComplete="off"
          {...form.getInputProps('models')}
        />
        <Textarea
          label={t('add.signature')}
          description={t('add.signing')}
          maxLength={800}
          rows={2}
          {...form.getInputProps('signature')}
        />
        <Textarea
          label={t('add.certificate')}
          description={t('add.certificateHelp')}
          maxLength={5_500}
          rows={3}
          {...form.getInputProps('certificate')}
        />
        {adding.isError && <ErrorLine error={adding.error} />}
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
