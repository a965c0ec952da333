// Says why somebody should look at this session, and takes the decision.
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ReviewKind, SessionDetail } from '../../../api/contract.ts';
import { roughSpanOf } from '../../../ui/format/formats.ts';
import { useFormats } from '../../../ui/format/formats-context.ts';
import { useNow } from '../../../ui/format/now.ts';
import { ErrorLine } from '../../../ui/states/ErrorState.tsx';
import { useDecide } from '../../reviews/api.ts';
import { useReviewWords } from '../../reviews/review-words.ts';
import classes from './SessionReview.module.css';

type Props = { session: SessionDetail; onEnd: (() => void) | undefined };

function Dismissed({ session }: { session: SessionDetail }) {
  const { t } = useTranslation('session');
  const formats = useFormats();
  const deciding = useDecide();
  const { dismissedAt, note } = session.review;
  if (dismissedAt === null) return null;
  return (
    <section className={classes.dismissed} aria-label={t('review.dismissedTitle')}>
      <p>
        {t('review.dismissedText', { at: formats.dayTime(dismissedAt) })} {note}
      </p>
      {deciding.isError && <ErrorLine error={deciding.error} />}
      <Button
        size="xs"
        disabled={deciding.isPending}
        onClick={() => deciding.mutate({ kind: 'undismissSession', sessionId: session.id })}
      >
        {t('review.undo')}
      </Button>
    </section>
  );
}

export function SessionReview({ session, onEnd }: Props) {
  const { t } = useTranslation('session');
  const now = useNow(60_000);
  const { oddText } = useReviewWords(now);
  const deciding = useDecide();
  const { reasons, dismissedAt } = session.review;
  if (reasons.length === 0) return <Dismissed session={session} />;
  const textOf = (reason: ReviewKind): string => {
    if (reason === 'implausible') return oddText(session);
    if (reason === 'stale') {
      return t('review.stale', { span: roughSpanOf(now - Date.parse(session.clocks.heardAt)) });
    }
    return t(`review.${reason}`);
  };
  const canDismiss = dismissedAt === null && reasons.some((reason) => reason === 'implausible' || reason === 'stale');
  return (
    <section className={classes.review} aria-label={t('review.title')}>
      <div className={classes.words}>
        <h2 className={classes.title}>{t('review.title')}</h2>
        {reasons.map((reason) => (
          <p key={reason}>{textOf(reason)}</p>
        ))}
        {deciding.isError && <ErrorLine error={deciding.error} />}
      </div>
      <div className={classes.actions}>
        {onEnd !== undefined && reasons.includes('stale') && <Button onClick={onEnd}>{t('endByHand')}</Button>}
        {canDismiss && (
          <Button
            disabled={deciding.isPending}
            onClick={() => deciding.mutate({ kind: 'dismissSession', sessionId: session.id })}
          >
            {t('review.dismiss')}
          </Button>
        )}
      </div>
    </section>
  );
}
