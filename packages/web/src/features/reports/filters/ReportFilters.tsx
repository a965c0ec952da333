// What a report is about: days, places, people and tokens, as the manual names them; applied together by Show data.
import { Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CapsButton } from '../../../ui/page/CapsButton.tsx';
import { Card } from '../../../ui/page/Card.tsx';
import { said } from '../../../ui/address.ts';
import {
  useDriverChoices,
  useDriverGroupChoices,
  useGroupChoices,
  usePointChoices,
  useTokenChoices,
} from './choices.ts';
import { ChooseMany } from './ChooseMany.tsx';
import classes from './ReportFilters.module.css';
import { currencyForm, dayCount, priceForm, type Chosen } from '../search.ts';

type Props = { chosen: Chosen; busy: boolean; onShow: (chosen: Chosen) => void; exports: ReactNode };

const words = (ids: readonly number[] = []) => ids.map(String);
/** From so many days on it is worth a word. */
const longDays = 366;

const listed = <T,>(list: readonly T[]): T[] | undefined => (list.length === 0 ? undefined : [...list]);

export function ReportFilters({ chosen, busy, onShow, exports }: Props) {
  const { t } = useTranslation('reports');
  const [draft, setDraft] = useState(chosen);
  const [tried, setTried] = useState(false);
  const change = (part: { [Key in keyof Chosen]?: Chosen[Key] | undefined }) =>
    setDraft((old) => said<Chosen>({ ...old, ...part }));
  const { from = '', to = '', points = [], pricePerKwh = '', currency = '' } = draft;
  const groups = useGroupChoices();
  const ofPoints = usePointChoices(points);
  const drivers = useDriverChoices(draft.driverIds ?? []);
  const driverGroups = useDriverGroupChoices(draft.driverGroupIds ?? []);
  const tokens = useTokenChoices(draft.tokenIds ?? []);
  const isBackwards = from !== '' && to !== '' && to < from;
  const isWrongPrice = pricePerKwh !== '' && !priceForm.test(pricePerKwh);
  const isWrongCurrency = currency !== '' && !currencyForm.test(currency);
  const isLong = from !== '' && to !== '' && dayCount({ from, to }) > longDays;
  const common = { noneFound: t('noneFound') };
  const numbers = (values: string[]) => listed(values.map(Number));

  return (
    <Card label={t('filters')}>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (from !== '' && to !== '' && !isBackwards && !isWrongPrice && !isWrongCurrency) onShow(draft);
        }}
      >
        <TextInput
          className={classes.day}
          type="date"
          label={t('from')}
          value={from}
          required
          withAsterisk={false}
          onChange={(event) => change({ from: event.currentTarget.value || undefined })}
        />
        <TextInput
          className={classes.day}
          type="date"
          label={t('to')}
          value={to}
          required
          withAsterisk={false}
          error={isBackwards ? t('wrongOrder') : undefined}
          onChange={(event) => change({ to: event.currentTarget.value || undefined })}
        />
        <div className={classes.wide}>
          <ChooseMany
            {...common}
            {...groups}
            label={t('groups')}
            placeholder={t('allGroups')}
            value={words(draft.groupIds)}
            onChange={(values) => change({ groupIds: numbers(values) })}
          />
        </div>
        <div className={classes.wide}>
          <ChooseMany
            {...common}
            {...ofPoints}
            label={t('points')}
            placeholder={t('allPoints')}
            value={points}
            onChange={(values) => change({ points: listed(values) })}
          />
        </div>
        <div className={classes.third}>
          <ChooseMany
            {...common}
            {...drivers}
            label={t('drivers')}
            placeholder={t('allDrivers')}
            value={words(draft.driverIds)}
            onChange={(values) => change({ driverIds: numbers(values) })}
          />
        </div>
        <div className={classes.third}>
          <ChooseMany
            {...common}
            {...driverGroups}
            label={t('driverGroups')}
            placeholder={t('allDriverGroups')}
            value={words(draft.driverGroupIds)}
            onChange={(values) => change({ driverGroupIds: numbers(values) })}
          />
        </div>
        <div className={classes.third}>
          <ChooseMany
            {...common}
            {...tokens}
            label={t('tokens')}
            placeholder={t('allTokens')}
            value={words(draft.tokenIds)}
            onChange={(values) => change({ tokenIds: numbers(values) })}
          />
        </div>
        <TextInput
          className={classes.price}
          label={t('price')}
          placeholder={t('noPrice')}
          inputMode="decimal"
          value={pricePerKwh}
          error={tried && isWrongPrice ? t('wrongPrice') : undefined}
          onChange={(event) => change({ pricePerKwh: event.currentTarget.value.replace(',', '.').trim() || undefined })}
        />
        <TextInput
          className={classes.currency}
          label={t('currency')}
          placeholder="EUR"
          maxLength={3}
          value={currency}
          error={tried && isWrongCurrency ? t('wrongCurrency') : undefined}
          onChange={(event) => change({ currency: event.currentTarget.value.trim().toUpperCase() || undefined })}
        />
        <Checkbox
          className={classes.check}
          label={t('withoutImplausible')}
          data-tip={t('withoutImplausibleTip')}
          checked={draft.withoutImplausible === true}
          onChange={(event) => change({ withoutImplausible: event.currentTarget.checked || undefined })}
        />
        <div className={classes.actions}>
          <CapsButton submit tone="main" busy={busy}>
            {t('show')}
          </CapsButton>
          {exports}
        </div>
        {isLong && <p className={classes.patience}>{t('patience')}</p>}
      </form>
    </Card>
  );
}
