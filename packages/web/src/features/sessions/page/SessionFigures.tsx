// The figures of a session: energy and how good it is, duration, power, and how it ended.
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionDetail } from '../../../api/contract.ts';
import { useFormats } from '../../../ui/format/formats-context.ts';
import { Card } from '../../../ui/page/Card.tsx';
import { curveQuery } from '../api.ts';
import { SessionDuration } from '../SessionsTable.tsx';
import { useSessionWords } from '../session-words.ts';
import classes from './SessionFigures.module.css';

function Figure({ label, note, children }: { label: string; note: string; children: ReactNode }) {
  return (
    <div className={classes.figure}>
      <dt className={classes.label}>
        {label}
        <span className={classes.note}>{note}</span>
      </dt>
      <dd className={classes.value}>{children}</dd>
    </div>
  );
}

function EndFigure({ session }: { session: SessionDetail }) {
  const { t } = useTranslation('session');
  const formats = useFormats();
  const { stopText } = useSessionWords();
  const { endedAt, endKind } = session;
  if (endedAt === null)
    return (
      <Figure label={t('ended')} note={t('running')}>
        –
      </Figure>
    );
  const note =
    endKind === 'implied'
      ? t('implied')
      : endKind === 'operator'
        ? [t('byOperator'), session.endReason].filter(Boolean).join(': ')
        : stopText(session.stopReason);
  return (
    <Figure label={t('ended')} note={note}>
      {formats.time(endedAt)}
      <span className={classes.unit}>{formats.shortDay(endedAt)}</span>
    </Figure>
  );
}

export function SessionFigures({ session }: { session: SessionDetail }) {
  const { t } = useTranslation('session');
  const formats = useFormats();
  const { data: curve } = useQuery(curveQuery(session.id));
  const isOpen = session.endedAt === null;
  const highestW = Math.max(-1, ...(curve?.power ?? []).map(({ powerW }) => powerW));
  const powerW = isOpen ? session.powerW : highestW < 0 ? null : highestW;
  const quality = session.counting ? t('counted.counting') : t(`counted.quality.${session.quality}`);
  return (
    <Card flush label={t('figures')}>
      <dl className={classes.figures}>
        <Figure label={t('energy')} note={quality}>
          {session.energyWh === null ? '–' : formats.kilowattHours(session.energyWh)}
          {session.energyWh !== null && <span className={classes.unit}>kWh</span>}
        </Figure>
        <Figure label={t('duration')} note={formats.dayTime(session.startedAt)}>
          <SessionDuration session={session} />
        </Figure>
        <Figure label={t(isOpen ? 'powerNow' : 'powerMost')} note="">
          {powerW === null ? '–' : formats.exactKilowatts(powerW)}
          {powerW !== null && <span className={classes.unit}>kW</span>}
        </Figure>
        <EndFigure session={session} />
      </dl>
    </Card>
  );
}
