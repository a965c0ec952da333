// What is remembered of how a charging station counts, what is done about it, and for admins the way to change it.
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StationQuirk, StationQuirks } from '../../api/contract.ts';
import { spacedWords } from '../../ui/format/formats.ts';
import { useFormats } from '../../ui/format/formats-context.ts';
import { Card } from '../../ui/page/Card.tsx';
import { ConfirmDialog } from '../../ui/page/ConfirmDialog.tsx';
import { ErrorLine, ErrorState } from '../../ui/page/ErrorState.tsx';
import { CardSkeletons } from '../../ui/page/Skeletons.tsx';
import { useMe } from '../login/api.ts';
import type { QuirkChange } from './api.ts';
import { quirksQuery, useChangeQuirks } from './api.ts';
import { quirks as words } from './en.ts';
import classes from './HowStationCounts.module.css';

type KnownQuirk = keyof typeof words.quirk;
const isKnown = (quirk: string): quirk is KnownQuirk => Object.hasOwn(words.quirk, quirk);

function useQuirkWords(scale: StationQuirks['scale']): (quirk: string) => { name: string; text: string } {
  const { t } = useTranslation('quirks');
  return (quirk) => {
    if (!isKnown(quirk)) return { name: spacedWords(quirk), text: '' };
    const isMended = quirk === 'kwh_labelled_wh' && scale === 1000;
    return {
      name: t(`quirk.${quirk}.name`),
      text: isMended ? t('quirk.kwh_labelled_wh.textSet') : t(`quirk.${quirk}.text`),
    };
  };
}

type QuirkProps = { item: StationQuirk; words: { name: string; text: string }; onForget: (() => void) | undefined };

function Quirk({ item, words: { name, text }, onForget }: QuirkProps) {
  const { t } = useTranslation('quirks');
  const formats = useFormats();
  const at = formats.shortDay(item.lastAt);
  const origin =
    item.source === 'set'
      ? t('set', { at })
      : t('found', { count: item.sessions, shown: formats.count(item.sessions), at });
  return (
    <li className={classes.quirk}>
      <p>
        <strong>{name}.</strong> {text} <span className={classes.origin}>{origin}</span>
      </p>
      {onForget !== undefined && (
        <Button size="xs" variant="quiet" aria-label={t('forgetNamed', { name })} onClick={onForget}>
          {t('forget')}
        </Button>
      )}
    </li>
  );
}

type CardProps = { quirks: StationQuirks; canChange: boolean; onAsk: (change: QuirkChange) => void };

function Remembered({ quirks: { scale, items }, canChange, onAsk }: CardProps) {
  const { t } = useTranslation('quirks');
  const wordsOf = useQuirkWords(scale);
  return (
    <>
      <h2 className={classes.title}>{t('title')}</h2>
      <p className={classes.text}>{t(items.length === 0 && scale === 1 ? 'none' : 'some')}</p>
      {items.length > 0 && (
        <ul className={classes.quirks}>
          {items.map((item) => (
            <Quirk
              key={item.quirk}
              item={item}
              words={wordsOf(item.quirk)}
              onForget={canChange ? () => onAsk({ forget: item.quirk }) : undefined}
            />
          ))}
        </ul>
      )}
      {(canChange || scale === 1000) && (
        <p className={classes.scale}>
          <span className={classes.label}>{t('scale.label')}</span>
          {t(scale === 1 ? 'scale.as' : 'scale.thousand')}
          {canChange && (
            <Button size="xs" variant="quiet" onClick={() => onAsk({ scale: scale === 1 ? 1000 : 1 })}>
              {t('scale.change')}
            </Button>
          )}
        </p>
      )}
    </>
  );
}

export function HowStationCounts({ stationId }: { stationId: number }) {
  const { t } = useTranslation('quirks');
  const { operator } = useMe();
  const { data, error, refetch } = useQuery(quirksQuery(stationId));
  const changing = useChangeQuirks(stationId);
  const [asked, setAsked] = useState<QuirkChange | null>(null);
  if (data === undefined) {
    return error === null ? (
      <CardSkeletons heightPx={96} />
    ) : (
      <Card>
        <ErrorState error={error} onRetry={() => void refetch()} />
      </Card>
    );
  }
  const question = (change: QuirkChange) => {
    if ('forget' in change) return { title: t('forgetTitle'), text: t('forgetText'), action: t('forget') };
    const text = t(change.scale === 1000 ? 'scale.textThousand' : 'scale.textOne');
    return { title: t('scale.title'), text, action: t('scale.action') };
  };
  return (
    <Card label={t('title')} className={classes.card}>
      <Remembered quirks={data} canChange={operator.role === 'admin'} onAsk={setAsked} />
      {changing.isError && <ErrorLine error={changing.error} />}
      {asked !== null && (
        <ConfirmDialog
          {...question(asked)}
          tone="main"
          onConfirm={() => changing.mutate(asked)}
          onClose={() => setAsked(null)}
        />
      )}
    </Card>
  );
}
