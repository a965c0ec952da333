// What a charging station shall have, beside what it has, and how far it has come with it.
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { DesiredSetting } from '../../api/contract.ts';
import { useFormats } from '../../ui/format/formats-context.ts';
import { ErrorLine } from '../../ui/states/ErrorState.tsx';
import { desiredQuery, useWithdrawSetting } from './api.ts';
import classes from './WantedSettings.module.css';

type RowProps = { desired: DesiredSetting; onWithdraw: (() => void) | undefined };

function Row({ desired, onWithdraw }: RowProps) {
  const { t } = useTranslation('desiredSettings');
  const formats = useFormats();
  const { key, value, actual, state, detail, lasting, triedAt, operator, apiKey } = desired;
  const maker = operator?.name ?? apiKey?.name;
  const facts = [
    ...(triedAt === null ? [] : [t('tried', { at: formats.shortDayTime(triedAt) })]),
    ...(maker === undefined ? [] : [t('by', { name: maker })]),
  ];
  return (
    <li className={classes.row}>
      <div className={classes.name}>
        <p className={classes.key}>{key}</p>
        {lasting && <p className={classes.note}>{t('lasting')}</p>}
      </div>
      <dl className={classes.values}>
        <dt>{t('wanted')}</dt>
        <dd>{value}</dd>
        <dt>{t('actual')}</dt>
        <dd>{actual ?? <span className={classes.note}>{t('unknown')}</span>}</dd>
      </dl>
      <div role="status">
        <p className={classes.state} data-state={state}>
          {t(`state.${state}`)}
        </p>
        <p className={classes.note}>{[...(detail === null ? [] : [detail]), facts.join(', ')].join(' ')}</p>
      </div>
      {onWithdraw !== undefined && (
        <Button size="xs" aria-label={t('withdrawNamed', { key })} onClick={onWithdraw}>
          {t('withdraw')}
        </Button>
      )}
    </li>
  );
}

export function WantedSettings({ stationId, canChange }: { stationId: number; canChange: boolean }) {
  const { t } = useTranslation('desiredSettings');
  const { data } = useQuery(desiredQuery(stationId));
  const withdrawing = useWithdrawSetting(stationId);
  if (data === undefined || data.items.length === 0) return null;
  return (
    <section className={classes.wanted} aria-label={t('title')}>
      <h2 className={classes.title}>{t('title')}</h2>
      <p className={classes.note}>{t('text')}</p>
      {withdrawing.isError && <ErrorLine error={withdrawing.error} />}
      <ul>
        {data.items.map((desired) => (
          <Row
            key={desired.key}
            desired={desired}
            onWithdraw={canChange ? () => withdrawing.mutate(desired.key) : undefined}
          />
        ))}
      </ul>
    </section>
  );
}
