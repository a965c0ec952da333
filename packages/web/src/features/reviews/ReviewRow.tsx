// One thing that needs review: what is wrong in a sentence, where, and what can be decided.
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Review } from '../../api/contract.ts';
import { useFormats } from '../../ui/format/formats-context.ts';
import { useNow } from '../../ui/format/now.ts';
import { Energy } from '../sessions/SessionsTable.tsx';
import { useSessionWords } from '../sessions/session-words.ts';
import { useReviewWords } from './review-words.ts';
import classes from '../../ui/page/Matters.module.css';

export type ReviewAction = 'attach' | 'useEnd' | 'endByHand' | 'dismiss';

const actionsOf = ({ kind, session }: Review): ReviewAction[] => {
  switch (kind) {
    case 'unassigned':
      return ['attach', 'dismiss'];
    case 'conflict':
      return session === null ? ['attach', 'dismiss'] : ['useEnd', 'dismiss'];
    case 'stale':
      return ['endByHand', 'dismiss'];
    case 'implausible':
      return session?.endedAt === null ? ['endByHand', 'dismiss'] : ['dismiss'];
  }
};

function Place({ review: { session, end } }: { review: Review }) {
  const { t } = useTranslation(['reviews', 'ui']);
  const formats = useFormats();
  const { whoText } = useSessionWords();
  const station = session ?? end;
  return (
    <ul className={classes.facts}>
      {station !== null && (
        <li>
          <Link to="/stations/$stationId" params={{ stationId: station.stationId }} search={{ tab: 'sessions' }}>
            {station.stationName}
          </Link>
        </li>
      )}
      {session !== null && <li>{t('ui:point', { number: session.evse })}</li>}
      {session !== null && (
        <li>
          <Link to="/sessions/$sessionId" params={{ sessionId: session.id }}>
            {whoText(session)}, {formats.shortDayTime(session.startedAt)}
          </Link>
        </li>
      )}
      {session !== null && session.energyWh !== null && (
        <li>
          <Energy session={session} />
        </li>
      )}
      {end?.token != null && session === null && <li>{end.token}</li>}
      {end !== null && <li>{t('endedAt', { at: formats.shortDayTime(end.endedAt) })}</li>}
      {end !== null && session === null && <li>{t('transaction', { id: end.transactionId })}</li>}
    </ul>
  );
}

type Props = { review: Review; busy: boolean; onAction: (action: ReviewAction) => void };

export function ReviewRow({ review, busy, onAction }: Props) {
  const { t } = useTranslation('reviews');
  const { whatText } = useReviewWords(useNow(60_000));
  const text = whatText(review);
  return (
    <li className={classes.row}>
      <div className={classes.words}>
        <p className={classes.kind}>{t(`kind.${review.kind}`)}</p>
        <p className={classes.what}>{text}</p>
        <Place review={review} />
      </div>
      <div className={classes.actions}>
        {actionsOf(review).map((action) => (
          <Button
            key={action}
            size="xs"
            variant={action === 'dismiss' ? 'quiet' : 'plain'}
            disabled={busy}
            aria-label={`${t(action)} (${text})`}
            onClick={() => onAction(action)}
          >
            {t(action)}
          </Button>
        ))}
      </div>
    </li>
  );
}
