// What is special about a charging station: its quirks, for admins the way to change them, and how it left the standard.
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StationQuirk, StationQuirks } from '../../api/contract.ts';
import { Card } from '../../ui/page/Card.tsx';
import { ConfirmDialog } from '../../ui/dialog/ConfirmDialog.tsx';
import { ErrorLine, ErrorState } from '../../ui/states/ErrorState.tsx';
import { CardSkeletons } from '../../ui/states/Skeletons.tsx';
import { useMe } from '../login/api.ts';
import { quirksQuery, useChangeQuirks } from './api.ts';
import { Deviations } from './Deviations.tsx';
import { QuirkRow } from './QuirkRow.tsx';
import classes from './Quirks.module.css';
import { SetQuirkDialog } from './SetQuirkDialog.tsx';

type Asked = { set: StationQuirk | null } | { forget: StationQuirk };

function Known({ quirks, stationId }: { quirks: StationQuirks; stationId: number }) {
  const { t } = useTranslation('quirks');
  const { operator } = useMe();
  const changing = useChangeQuirks(stationId);
  const [asked, setAsked] = useState<Asked | null>(null);
  const { items, choices } = quirks;
  const canChange = operator.role === 'admin';
  const away = asked !== null && 'forget' in asked ? asked.forget : null;
  const word = away?.source === 'recognised' && away.liftedAt === null ? 'lift' : 'forget';
  return (
    <Card label={t('title')} className={classes.card}>
      <div className={classes.head}>
        <h2 className={classes.title}>{t('title')}</h2>
        {canChange && (
          <Button size="xs" variant="default" onClick={() => setAsked({ set: null })}>
            {t('add')}
          </Button>
        )}
      </div>
      <p className={classes.text}>{t(items.length === 0 ? 'none' : 'some')}</p>
      {items.length > 0 && (
        <ul className={classes.quirks}>
          {items.map((item) => (
            <QuirkRow
              key={item.quirk}
              item={item}
              stationId={stationId}
              canChange={canChange}
              settable={choices.some(({ quirk }) => quirk === item.quirk)}
              onSet={() => setAsked({ set: item })}
              onForget={() => setAsked({ forget: item })}
            />
          ))}
        </ul>
      )}
      {changing.isError && <ErrorLine error={changing.error} />}
      {asked !== null && 'set' in asked && (
        <SetQuirkDialog
          choices={choices}
          start={asked.set}
          onSet={(change) => changing.mutate(change)}
          onClose={() => setAsked(null)}
        />
      )}
      {away !== null && (
        <ConfirmDialog
          title={t(`${word}Title`)}
          text={t(`${word}Text`)}
          action={t(word)}
          tone="main"
          onConfirm={() => changing.mutate({ forget: away.quirk })}
          onClose={() => setAsked(null)}
        />
      )}
    </Card>
  );
}

export function WhatIsSpecial({ stationId }: { stationId: number }) {
  const { data, error, refetch } = useQuery(quirksQuery(stationId));
  if (data === undefined) {
    if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
    return <CardSkeletons heightPx={160} />;
  }
  return (
    <>
      <Known quirks={data} stationId={stationId} />
      <Deviations stationId={stationId} />
    </>
  );
}
