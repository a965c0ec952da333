// The tokens of a charging user: any number, each with its days; what a saved one reads stays as it is.
import { Button, Checkbox, Select, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Fields, FormPart } from '../../../ui/form/FormPart.tsx';
import { CapsButton } from '../../../ui/page/CapsButton.tsx';
import { ConfirmDialog } from '../../../ui/dialog/ConfirmDialog.tsx';
import { useMe } from '../../login/api.ts';
import { tokenTypes } from '../../tokens/token-types.ts';
import { AdoptCard } from '../../presentations/AdoptCard.tsx';
import {
  fieldOf,
  newToken,
  shownToken,
  tokenTyped,
  withoutToken,
  type DriverValues,
  type FormToken,
} from './driver-form.ts';
import classes from './DriverForm.module.css';

type Form = UseFormReturnType<DriverValues>;

function Delete({ form, token }: { form: Form; token: FormToken }) {
  const { t } = useTranslation('drivers');
  const isAdmin = useMe().operator.role === 'admin';
  const [asking, setAsking] = useState(false);
  const drop = () => form.setValues(withoutToken(form.values, token));
  if (token.id !== null && !isAdmin) return null;
  return (
    <>
      <CapsButton onClick={() => (token.id === null ? drop() : setAsking(true))}>{t('form.deleteToken')}</CapsButton>
      {asking && (
        <ConfirmDialog
          title={t('form.deleteTokenTitle', { token: token.name || token.token })}
          text={t('form.deleteTokenText')}
          action={t('form.deleteToken')}
          onConfirm={drop}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}

type TokenProps = { form: Form; token: FormToken; number: number };

function Days({ form, token, onChange }: TokenProps & { onChange: (change: Partial<FormToken>) => void }) {
  const { t } = useTranslation('drivers');
  return (
    <>
      <TextInput
        type="date"
        label={t('form.validFrom')}
        value={token.validFrom}
        onChange={(event) => onChange({ validFrom: event.currentTarget.value })}
      />
      <div className={classes.until}>
        <TextInput
          type="date"
          label={t('form.validTo')}
          disabled={token.infinite}
          value={token.infinite ? '' : token.validTo}
          error={form.errors[fieldOf(form.values, token, 'validTo')]}
          onChange={(event) => onChange({ validTo: event.currentTarget.value })}
        />
        <Checkbox
          label={t('form.infinite')}
          checked={token.infinite}
          onChange={(event) => onChange({ infinite: event.currentTarget.checked })}
        />
      </div>
    </>
  );
}

function Token({ form, token, number }: TokenProps) {
  const { t } = useTranslation('drivers');
  const title = t('form.tokenNumber', { number });
  const isNew = token.id === null;
  const isFixed = !isNew || token.presentationId !== null;
  const isAdmin = useMe().operator.role === 'admin';
  const onChange = (change: Partial<FormToken>) => {
    form.clearFieldError(fieldOf(form.values, token, 'token'));
    form.clearFieldError(fieldOf(form.values, token, 'validTo'));
    form.setFieldValue(
      'tokens',
      form.values.tokens.map((each) => (each.key === token.key ? { ...each, ...change } : each)),
    );
  };
  return (
    <div role="group" aria-label={title} className={classes.token}>
      <div className={classes.head}>
        <h3 className={classes.title}>{title}</h3>
        <Delete form={form} token={token} />
      </div>
      <Fields>
        <TextInput
          className={isFixed ? classes.fixed : undefined}
          label={t('form.token')}
          description={isFixed ? t(isAdmin ? 'form.tokenFixed' : 'form.tokenMasked') : undefined}
          inputWrapperOrder={['label', 'input', 'error', 'description']}
          readOnly={isFixed}
          maxLength={255}
          autoComplete="off"
          spellCheck={false}
          value={token.token}
          error={form.errors[fieldOf(form.values, token, 'token')]}
          onChange={(event) => onChange({ token: event.currentTarget.value })}
          onBlur={() => {
            const typed = tokenTyped(token);
            if (!isFixed && typed !== token.token) onChange({ token: typed });
          }}
        />
        <TextInput
          label={t('form.tokenName')}
          maxLength={200}
          autoComplete="off"
          value={token.name}
          onChange={(event) => onChange({ name: event.currentTarget.value })}
        />
        <Select
          label={t('form.status')}
          data={(['active', 'inactive'] as const).map((value) => ({ value, label: t(`state.${value}`) }))}
          allowDeselect={false}
          value={token.active ? 'active' : 'inactive'}
          onChange={(value) => onChange({ active: value === 'active' })}
        />
        <Select
          label={t('form.tokenType')}
          data={tokenTypes.map((value) => ({ value, label: t(`form.type.${value}`) }))}
          allowDeselect={false}
          value={token.type}
          onChange={(value) => onChange({ type: tokenTypes.find((each) => each === value) ?? token.type })}
        />
        <Days form={form} token={token} number={number} onChange={onChange} />
      </Fields>
    </div>
  );
}

export function TokenFields({ form }: { form: Form }) {
  const { t } = useTranslation('drivers');
  const { tokens } = form.values;
  return (
    <FormPart
      title={t('form.tokens', { count: tokens.length })}
      {...(tokens.length === 0 && { text: t('form.noTokens') })}
    >
      {tokens.map((token, place) => (
        <Token key={token.key} form={form} token={token} number={place + 1} />
      ))}
      <div className={classes.add}>
        <Button
          leftSection={<IconPlus size={16} stroke={1.75} aria-hidden="true" />}
          onClick={() => form.setFieldValue('tokens', [...tokens, newToken(tokens)])}
        >
          {t('form.addToken')}
        </Button>
        <AdoptCard
          without={tokens.flatMap(({ presentationId }) => presentationId ?? [])}
          onChoose={(shown) => form.setFieldValue('tokens', [...tokens, shownToken(tokens, shown)])}
        />
      </div>
    </FormPart>
  );
}
