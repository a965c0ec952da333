// What somebody should look at: ends without a session, second ends, sessions that cannot be true or were never ended.
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Review, ReviewKind } from '../../api/contract.ts';
import { useFormats } from '../../ui/format/formats-context.ts';
import { Card } from '../../ui/page/Card.tsx';
import { ConfirmDialog } from '../../ui/dialog/ConfirmDialog.tsx';
import { EmptyState } from '../../ui/states/EmptyState.tsx';
import { ErrorLine, ErrorState } from '../../ui/states/ErrorState.tsx';
import filters from '../../ui/list/Filters.module.css';
import { PageHeader } from '../../ui/page/PageHeader.tsx';
import { Pager } from '../../ui/list/Pager.tsx';
import { RowSkeletons } from '../../ui/states/Skeletons.tsx';
import { ToggleChip } from '../../ui/list/ToggleChip.tsx';
import { UndoBar } from '../../ui/page/UndoBar.tsx';
import { GroupChip } from '../sessions/filters/GroupChip.tsx';
import { SessionTabs } from '../sessions/SessionTabs.tsx';
import { StationChip } from '../sessions/filters/StationChip.tsx';
import type { Verdict } from './api.ts';
import { reviewsPageSize, reviewsQuery, useDecide } from './api.ts';
import { AttachEnd } from './AttachEnd.tsx';
import { EndByHand } from './EndByHand.tsx';
import { reviewKinds, sumOfCounts } from './review-kinds.ts';
import type { ReviewAction } from './ReviewRow.tsx';
import { ReviewRow } from './ReviewRow.tsx';
import classes from '../../ui/page/Matters.module.css';
import type { ReviewsSearch } from './search.ts';

type Asked = { action: ReviewAction; review: Review };

const keyOf = ({ kind, end, session }: Review): string => `${kind} ${end?.id ?? ''} ${session?.id ?? ''}`;

const dismissalOf = ({ kind, end, session }: Review): { verdict: Verdict; undo: Verdict } | null => {
  const isEnd = kind === 'unassigned' || kind === 'conflict';
  if (isEnd && end !== null) {
    return { verdict: { kind: 'dismissEnd', endId: end.id }, undo: { kind: 'undismissEnd', endId: end.id } };
  }
  if (session === null) return null;
  const sessionId = session.id;
  return { verdict: { kind: 'dismissSession', sessionId }, undo: { kind: 'undismissSession', sessionId } };
};

type KindsProps = {
  counts: Record<ReviewKind, number> | undefined;
  chosen: ReviewKind | undefined;
  onKind: (kind: ReviewKind | undefined) => void;
};

function Kinds({ counts, chosen, onKind }: KindsProps) {
  const { t } = useTranslation('reviews');
  const formats = useFormats();
  const counted = (name: string, count: number | undefined) =>
    count === undefined ? name : `${name} ${formats.count(count)}`;
  return (
    <>
      <ToggleChip
        name={counted(t('all'), counts && sumOfCounts(counts))}
        isSet={chosen === undefined}
        onToggle={() => onKind(undefined)}
      />
      {reviewKinds.map((kind) => (
        <ToggleChip
          key={kind}
          name={counted(t(`kind.${kind}`), counts?.[kind])}
          isSet={chosen === kind}
          onToggle={() => onKind(chosen === kind ? undefined : kind)}
        />
      ))}
    </>
  );
}

type QuestionProps = { asked: Asked; onDecide: (verdict: Verdict) => void; onClose: () => void };

function Question({ asked, onDecide, onClose }: QuestionProps) {
  const { t } = useTranslation('reviews');
  const { action, review } = asked;
  const { end, session } = review;
  if (action === 'endByHand' && session !== null) return <EndByHand sessionId={session.id} onClose={onClose} />;
  if (action === 'attach' && end !== null) return <AttachEnd end={end} onClose={onClose} />;
  if (action !== 'useEnd' || end === null || session === null) return null;
  return (
    <ConfirmDialog
      tone="main"
      title={t('useTitle')}
      text={t('useText')}
      action={t('useEnd')}
      onConfirm={() => onDecide({ kind: 'attach', endId: end.id, sessionId: session.id })}
      onClose={onClose}
    />
  );
}

export function ReviewsPage() {
  const { t } = useTranslation('reviews');
  const search = useSearch({ from: '/panel/sessions/review' });
  const navigate = useNavigate({ from: '/sessions/review' });
  const { data, error, refetch } = useQuery(reviewsQuery(search));
  const [asked, setAsked] = useState<Asked | null>(null);
  const [undo, setUndo] = useState<{ verdict: Verdict; doneAtMs: number } | null>(null);
  const deciding = useDecide();
  const list = useRef<HTMLUListElement>(null);

  const change = (change: { [Key in keyof ReviewsSearch]?: ReviewsSearch[Key] | undefined }) =>
    void navigate({ search: (old) => ({ ...old, page: undefined, ...change }), replace: true });
  const onAction = (review: Review, action: ReviewAction) => {
    const dismissal = dismissalOf(review);
    if (action !== 'dismiss' || dismissal === null) return setAsked({ action, review });
    const onSuccess = () => {
      setUndo({ verdict: dismissal.undo, doneAtMs: Date.now() });
      // The button that had the focus is gone with its row.
      list.current?.focus();
    };
    return deciding.mutate(dismissal.verdict, { onSuccess });
  };
  const isFiltered = search.kind !== undefined || search.groupId !== undefined || search.stationId !== undefined;

  return (
    <>
      <PageHeader title={t('title')} inBarOnPhone />
      <SessionTabs value="review" />
      <Card flush>
        <div className={filters.filters} role="search" aria-label={t('kinds')}>
          <Kinds counts={data?.counts} chosen={search.kind} onKind={(kind) => change({ kind })} />
          <GroupChip groupId={search.groupId} onChoose={(groupId) => change({ groupId })} />
          <StationChip stationId={search.stationId} onChoose={(stationId) => change({ stationId })} />
        </div>
        {deciding.isError && <ErrorLine error={deciding.error} />}
        {data === undefined && error === null && <RowSkeletons rows={5} />}
        {data === undefined && error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
        {data?.total === 0 && !isFiltered && <EmptyState title={t('none')} text={t('noneText')} />}
        {data?.total === 0 && isFiltered && <EmptyState title={t('noneFound')} />}
        {data !== undefined && data.total > 0 && (
          <>
            <ul ref={list} className={classes.list} tabIndex={-1} aria-label={t('title')}>
              {data.items.map((review) => (
                <ReviewRow
                  key={keyOf(review)}
                  review={review}
                  busy={deciding.isPending}
                  onAction={(action) => onAction(review, action)}
                />
              ))}
            </ul>
            <Pager
              rows={data.items.length}
              page={search.page ?? 1}
              pageSize={reviewsPageSize}
              total={data.total}
              onPage={(page, replace = false) => void navigate({ search: (old) => ({ ...old, page }), replace })}
            />
          </>
        )}
      </Card>
      {asked !== null && <Question asked={asked} onDecide={deciding.mutate} onClose={() => setAsked(null)} />}
      {undo !== null && (
        <UndoBar
          key={undo.doneAtMs}
          text={t('dismissed')}
          doneAtMs={undo.doneAtMs}
          busy={deciding.isPending}
          onUndo={() => deciding.mutate(undo.verdict, { onSuccess: () => setUndo(null) })}
          onGone={() => setUndo(null)}
        />
      )}
    </>
  );
}
