// The most current that a charging station may take: what is wanted, what holds and how, and for admins the way to change it.
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Station, WantedLimit } from '../../api/contract.ts';
import { Age } from '../../ui/format/Age.tsx';
import { Card } from '../../ui/page/Card.tsx';
import { useMe } from '../login/api.ts';
import { limitQuery } from './api.ts';
import { useLimitWords } from './limit-words.ts';
import { LimitHistory } from './LimitHistory.tsx';
import { SetLimit } from './SetLimit.tsx';
import classes from './StationLimit.module.css';

function Present({ limit, connected }: { limit: WantedLimit; connected: boolean }) {
  const { t } = useTranslation('limits');
  const words = useLimitWords();
  const isBad = limit.state === 'differs' || limit.state === 'unsupported';
  return (
    <>
      <strong className={classes.amps}>{words.limit(limit)}</strong>
      <p>
        <span className={classes.state} data-bad={isBad || undefined}>
          {words.state(limit, connected)}
        </span>
        {', '}
        {t(limit.appliedAt === null ? 'wanted' : 'setAgo')} <Age at={limit.appliedAt ?? limit.wantedAt} />
        <span className={classes.notes}>{words.notes(limit).join(', ')}</span>
      </p>
    </>
  );
}

export function StationLimit({ station }: { station: Station }) {
  const { t } = useTranslation('limits');
  const isAdmin = useMe().operator.role === 'admin';
  const { data } = useQuery(limitQuery(station.id));
  const [open, setOpen] = useState<'set' | 'history' | null>(null);
  const limit = data?.limit ?? null;
  const close = () => setOpen(null);
  return (
    <Card label={t('title')} className={classes.card}>
      <h2 className={classes.title}>{t('title')}</h2>
      <div className={classes.present} aria-live="polite">
        {limit !== null && <Present limit={limit} connected={station.connected} />}
        {data !== undefined && limit === null && (
          <p>
            <strong>{t('none')}.</strong> {t('noneText')}
          </p>
        )}
      </div>
      <div className={classes.buttons}>
        {limit !== null && (
          <Button size="xs" variant="quiet" onClick={() => setOpen('history')}>
            {t('history')}
          </Button>
        )}
        {isAdmin && (
          <Button size="xs" disabled={data === undefined} onClick={() => setOpen('set')}>
            {t('set')}
          </Button>
        )}
      </div>
      {open === 'set' && <SetLimit station={station} present={limit} onClose={close} />}
      {open === 'history' && <LimitHistory station={station} onClose={close} />}
    </Card>
  );
}
