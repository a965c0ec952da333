// What a list says where no rows can be shown: that they are awaited, that they did not come, or that there are none.
import { EmptyState } from './EmptyState.tsx';
import { ErrorState } from './ErrorState.tsx';
import { RowSkeletons } from './Skeletons.tsx';

type Props = {
  query: { data: { total: number } | undefined; error: unknown; refetch: () => unknown };
  /** Said where there are none at all, or none that fit. */
  title: string;
  text: string;
};

export function ListStates({ query: { data, error, refetch }, title, text }: Props) {
  if (data?.total === 0) return <EmptyState title={title} text={text} />;
  if (data !== undefined) return null;
  return error === null ? <RowSkeletons rows={8} /> : <ErrorState error={error} onRetry={() => void refetch()} />;
}
