// How the energy of the session was found, in plain words, with the raw numbers behind it.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { SessionDetail } from '../../../../api/contract.ts';
import { useFormats } from '../../../../ui/format/formats-context.ts';
import { Card } from '../../../../ui/page/Card.tsx';
import { isDoubt } from '../../doubts.ts';
import { useFlagWords } from '../../flag-words.ts';
import classes from './HowCounted.module.css';
import page from '../SessionPage.module.css';

function Number({ label, valueWh }: { label: string; valueWh: number | null }) {
  const { t } = useTranslation('session');
  const formats = useFormats();
  return (
    <div className={classes.number}>
      <dt>{label}</dt>
      <dd>
        {valueWh === null ? (
          <span className={classes.missing}>{t('counted.missing')}</span>
        ) : (
          <>
            {formats.exactKilowattHours(valueWh)} <span className={classes.missing}>kWh</span>
          </>
        )}
      </dd>
    </div>
  );
}

/** The sessions that may explain an overlap: those of the same point on that day. */
function Around({ session: { stationId, evse, startedAt } }: { session: SessionDetail }) {
  const { t } = useTranslation('session');
  const formats = useFormats();
  const day = formats.calendarDay(startedAt);
  return (
    <Link to="/sessions" search={{ stationId, evse, from: day, to: day }}>
      {t('counted.around')}
    </Link>
  );
}

function Flags({ session }: { session: SessionDetail }) {
  const { t } = useTranslation('session');
  const flagWords = useFlagWords();
  const { flags } = session;
  if (flags.length === 0) return <p className={page.note}>{t('counted.nothingOdd')}</p>;
  return (
    <ul className={classes.flags}>
      {flags.map((flag) => {
        const { meaning, advice } = flagWords(flag);
        return (
          <li key={flag} className={classes.flag} data-doubt={isDoubt(flag) || undefined}>
            <strong>{meaning}</strong> {advice} {flag === 'overlap' && <Around session={session} />}
          </li>
        );
      })}
    </ul>
  );
}

/** Messages of a station that numbers them, some of which have not come. */
function MissingEvents({ missingEvents }: Pick<SessionDetail, 'missingEvents'>) {
  const { t } = useTranslation('session');
  if (missingEvents === null || missingEvents.spans.length === 0) return null;
  const spans = missingEvents.spans.map(({ from, to }) => (from === to ? String(from) : `${from}–${to}`)).join(', ');
  return (
    <p className={page.note}>
      {t(missingEvents.final ? 'counted.lostMessages' : 'counted.awaitedMessages', { spans })}
    </p>
  );
}

export function HowCounted({ session }: { session: SessionDetail }) {
  const { t } = useTranslation('session');
  const formats = useFormats();
  const { numbers, method } = session;
  const isOpen = session.endedAt === null;
  const methodText =
    method === 'last_register' && isOpen ? t('counted.method.last_register_open') : t(`counted.method.${method}`);
  return (
    <Card label={t('counted.title')}>
      <h2 className={page.title}>{t('counted.title')}</h2>
      <p className={classes.method}>
        <strong>{t(`counted.quality.${session.quality}`)}.</strong> {methodText}{' '}
        {session.counting && t('counted.counting')}
      </p>
      <dl className={classes.numbers}>
        <Number label={t('counted.start')} valueWh={numbers.meterStartWh} />
        {(isOpen || numbers.registerWh !== null) && <Number label={t('counted.last')} valueWh={numbers.registerWh} />}
        <Number label={t('counted.stop')} valueWh={numbers.meterStopWh} />
        {numbers.countedAt !== null && (
          <div className={classes.number}>
            <dt>{t('counted.countedAt')}</dt>
            <dd>{formats.shortDayTime(numbers.countedAt)}</dd>
          </div>
        )}
      </dl>
      <Flags session={session} />
      <MissingEvents missingEvents={session.missingEvents} />
    </Card>
  );
}
