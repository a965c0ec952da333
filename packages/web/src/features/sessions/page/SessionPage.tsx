// One charging session: what it took and how that is known, who charged and why, and what somebody should look at.
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { ErrorState } from '../../../ui/page/ErrorState.tsx';
import { CardSkeletons } from '../../../ui/page/Skeletons.tsx';
import { EndByHand } from '../../reviews/EndByHand.tsx';
import { sessionQuery } from '../api.ts';
import { Clocks } from './Clocks.tsx';
import { HowCounted } from './HowCounted.tsx';
import { OtherEnds } from './OtherEnds.tsx';
import { SampleList } from './SampleList.tsx';
import { SessionChart } from './SessionChart.tsx';
import { SessionFigures } from './SessionFigures.tsx';
import { SessionHeader } from './SessionHeader.tsx';
import classes from './SessionPage.module.css';
import { SessionReview } from './SessionReview.tsx';
import { WhyAllowed } from './WhyAllowed.tsx';

export function SessionPage() {
  const { sessionId } = useParams({ from: '/panel/sessions/$sessionId' });
  const { samples = 1 } = useSearch({ from: '/panel/sessions/$sessionId' });
  const navigate = useNavigate({ from: '/sessions/$sessionId' });
  const { data: session, error, refetch } = useQuery(sessionQuery(sessionId));
  const [ending, setEnding] = useState(false);

  if (session === undefined && error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (session === undefined) {
    return (
      <div className={classes.page}>
        <CardSkeletons heightPx={84} />
        <CardSkeletons heightPx={340} />
        <CardSkeletons heightPx={240} />
      </div>
    );
  }
  const onEnd = session.endedAt === null || session.endKind === 'implied' ? () => setEnding(true) : undefined;
  return (
    <>
      <SessionHeader session={session} onEnd={session.review.reasons.includes('stale') ? undefined : onEnd} />
      <div className={classes.page}>
        <SessionReview session={session} onEnd={onEnd} />
        <SessionFigures session={session} />
        <div className={classes.wide}>
          <SessionChart session={session} />
          <WhyAllowed session={session} />
        </div>
        <div className={classes.wide}>
          <HowCounted session={session} />
          <Clocks session={session} />
        </div>
        <OtherEnds session={session} />
        <SampleList
          sessionId={sessionId}
          page={samples}
          onPage={(page) => void navigate({ search: { samples: page === 1 ? undefined : page }, resetScroll: false })}
        />
      </div>
      {ending && <EndByHand sessionId={sessionId} onClose={() => setEnding(false)} />}
    </>
  );
}
