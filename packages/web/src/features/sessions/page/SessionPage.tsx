// One charging session: what it took and how that is known, who charged and why, and what somebody should look at.
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { SessionDetail } from '../../../api/contract.ts';
import { CardSkeletons } from '../../../ui/states/Skeletons.tsx';
import { WhenThere } from '../../../ui/states/WhenThere.tsx';
import { EndByHand } from '../../reviews/EndByHand.tsx';
import { sessionQuery } from '../api.ts';
import { Clocks } from './Clocks.tsx';
import { HowCounted } from './energy/HowCounted.tsx';
import { OtherEnds } from './OtherEnds.tsx';
import { SampleList } from './energy/SampleList.tsx';
import { SessionChart } from './energy/SessionChart.tsx';
import { SessionFigures } from './SessionFigures.tsx';
import { SessionHeader } from './SessionHeader.tsx';
import classes from './SessionPage.module.css';
import { SessionReview } from './SessionReview.tsx';
import { WhyAllowed } from './WhyAllowed.tsx';

function Shown({ session }: { session: SessionDetail }) {
  const { samples = 1 } = useSearch({ from: '/panel/sessions/$sessionId' });
  const navigate = useNavigate({ from: '/sessions/$sessionId' });
  const [ending, setEnding] = useState(false);
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
          sessionId={session.id}
          page={samples}
          onPage={(page, replace = false) =>
            void navigate({ search: { samples: page === 1 ? undefined : page }, resetScroll: false, replace })
          }
        />
      </div>
      {ending && <EndByHand sessionId={session.id} onClose={() => setEnding(false)} />}
    </>
  );
}

export function SessionPage() {
  const { sessionId } = useParams({ from: '/panel/sessions/$sessionId' });
  const awaiting = (
    <div className={classes.page}>
      <CardSkeletons heightPx={84} />
      <CardSkeletons heightPx={340} />
      <CardSkeletons heightPx={240} />
    </div>
  );
  return (
    <WhenThere query={useQuery(sessionQuery(sessionId))} awaiting={awaiting}>
      {(session) => <Shown key={sessionId} session={session} />}
    </WhenThere>
  );
}
