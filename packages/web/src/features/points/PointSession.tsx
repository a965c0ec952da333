// What is being charged at a point right now: power, energy, duration, curve, and for whom.

import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Session } from '../../api/contract.ts';
import { spanOf } from '../../ui/format/formats.ts';
import { useFormats } from '../../ui/format/formats-context.ts';
import { Initials } from '../../ui/format/Initials.tsx';
import { initialsOf } from '../../ui/format/initials.ts';
import { TokenIcon } from '../../ui/icons.tsx';
import { KeyFigure } from '../../ui/format/KeyFigure.tsx';
import { useNow } from '../../ui/format/now.ts';
import { PowerCurve } from '../../ui/chart/PowerCurve.tsx';
import { CardSkeletons } from '../../ui/states/Skeletons.tsx';
import { limitQuery } from '../limits/api.ts';
import { samplesQuery } from '../sessions/api.ts';
import { useSessionWords } from '../sessions/session-words.ts';
import { curvePoints } from './curve-points.ts';
import classes from './PointSession.module.css';

export function SessionFigures({ session }: { session: Session }) {
  const { t } = useTranslation('points');
  const formats = useFormats();
  const now = useNow(10_000);
  const { powerW, energyWh } = session;
  return (
    <dl className={classes.figures}>
      <KeyFigure
        labelFirst
        label={t('power')}
        value={powerW === null ? '–' : formats.exactKilowatts(powerW)}
        unit={powerW === null ? undefined : 'kW'}
      />
      <KeyFigure
        labelFirst
        label={t('energy')}
        shortLabel={t('energyShort')}
        value={energyWh === null ? '–' : formats.kilowattHours(energyWh)}
        unit={energyWh === null ? undefined : 'kWh'}
      />
      <KeyFigure labelFirst label={t('duration')} value={spanOf(now - Date.parse(session.startedAt))} />
    </dl>
  );
}

export function SessionCurve({ session }: { session: Session }) {
  const { data: limit } = useQuery(limitQuery(session.stationId));
  const { t } = useTranslation('points');
  const now = useNow(15_000);
  const { data, isPending } = useQuery(samplesQuery(session));
  const points = curvePoints(data?.items ?? [], session, now);
  const startMs = Date.parse(session.startedAt);
  const isPhone = useMediaQuery('(max-width: 47.99em)');
  const heightPx = isPhone ? 132 : 216;
  // Whatever is shown is as high as the curve: the buttons below must not move away from a click.
  if (isPending) return <CardSkeletons heightPx={heightPx} />;
  if (points.length < 2) {
    return (
      <p className={classes.empty} style={{ height: heightPx }}>
        {t('curveEmpty')}
      </p>
    );
  }
  return (
    <PowerCurve
      points={points}
      startMs={startMs}
      endMs={Math.max(now, points.at(-1)?.atMs ?? 0, startMs + 60_000)}
      heightPx={heightPx}
      limitW={limit?.limitW}
      running
    />
  );
}

export function SessionDriver({ session }: { session: Session }) {
  const { t } = useTranslation('points');
  const { reasonText } = useSessionWords();
  const name = session.driver?.name ?? (session.free ? t('free') : t('nobody'));
  return (
    <div className={classes.driver}>
      <Initials text={session.driver === null ? '–' : initialsOf(session.driver.name)} large />
      <div>
        <p>
          <Link className={classes.name} to="/sessions/$sessionId" params={{ sessionId: session.id }}>
            {name}
          </Link>{' '}
          <span className={classes.why} data-refused={session.decision !== 'Accepted' || undefined}>
            {reasonText(session)}
          </span>
        </p>
        {session.token !== null && (
          <p className={classes.token}>
            <TokenIcon />
            {session.token.name} <code>{session.token.id}</code>
          </p>
        )}
      </div>
    </div>
  );
}
