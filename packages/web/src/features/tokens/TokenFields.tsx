// The details of one token, and whose it is.
import { Checkbox, Select, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { Fields, FormPart } from '../../ui/form/FormPart.tsx';
import form from '../drivers/form/DriverForm.module.css';
import { OwnerSelect } from './OwnerSelect.tsx';
import type { TokenValues } from './token-form.ts';
import { tokenTypes } from './token-types.ts';
import classes from './Tokens.module.css';

type Props = { form: UseFormReturnType<TokenValues>; token: string; isAdmin: boolean };

function Days({ form: { values, errors, ...held } }: Pick<Props, 'form'>) {
  const { t } = useTranslation('drivers');
  return (
    <>
      <TextInput type="date" label={t('form.validFrom')} {...held.getInputProps('validFrom')} />
      <div className={form.until}>
        <TextInput
          type="date"
          label={t('form.validTo')}
          disabled={values.infinite}
          value={values.infinite ? '' : values.validTo}
          error={errors['validTo']}
          onChange={(event) => held.setFieldValue('validTo', event.currentTarget.value)}
        />
        <Checkbox
          label={t('form.infinite')}
          checked={values.infinite}
          onChange={(event) => held.setFieldValue('infinite', event.currentTarget.checked)}
        />
      </div>
    </>
  );
}

export function TokenFields({ form: held, token, isAdmin }: Props) {
  const { t } = useTranslation(['tokens', 'drivers']);
  const { values } = held;
  return (
    <FormPart title={t('page.details')}>
      <Fields>
        <TextInput
          className={`${form.fixed} ${classes.codeInput}`}
          label={t('drivers:form.token')}
          description={t(isAdmin ? 'drivers:form.tokenFixed' : 'drivers:form.tokenMasked')}
          inputWrapperOrder={['label', 'input', 'error', 'description']}
          readOnly
          value={token}
        />
        <TextInput
          label={t('drivers:form.tokenName')}
          maxLength={200}
          autoComplete="off"
          {...held.getInputProps('name')}
        />
        <OwnerSelect
          value={values.owner}
          disabled={!isAdmin}
          error={held.errors['driverId']}
          onChange={(owner) => held.setFieldValue('owner', owner)}
        />
        <Select
          label={t('drivers:form.tokenType')}
          data={tokenTypes.map((value) => ({ value, label: t(`drivers:form.type.${value}`) }))}
          allowDeselect={false}
          value={values.type}
          onChange={(value) => held.setFieldValue('type', tokenTypes.find((each) => each === value) ?? values.type)}
        />
        <Select
          label={t('drivers:form.status')}
          data={(['active', 'inactive'] as const).map((value) => ({ value, label: t(`drivers:state.${value}`) }))}
          allowDeselect={false}
          value={values.active ? 'active' : 'inactive'}
          onChange={(value) => held.setFieldValue('active', value === 'active')}
        />
        <Days form={held} />
      </Fields>
    </FormPart>
  );
}
