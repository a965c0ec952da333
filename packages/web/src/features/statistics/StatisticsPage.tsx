// A page of statistics over time by itself, for what has no page of figures to put them on.
import { IconPencil } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { CapsLink } from '../../ui/page/CapsButton.tsx';
import { ErrorState } from '../../ui/page/ErrorState.tsx';
import { PageHeader } from '../../ui/page/PageHeader.tsx';
import { CardSkeletons } from '../../ui/page/Skeletons.tsx';
import type { Whose } from './api.ts';
import { OverTime } from './OverTime.tsx';
import type { SpanChange, SpanSearch } from './search.ts';

type Props = {
  whose: Whose;
  /** Its name; undefined while that is on its way. */
  of: string | undefined;
  query: { error: unknown; refetch: () => unknown };
  edit: { to: string; label: string };
  search: SpanSearch;
  onChange: (change: SpanChange) => void;
};

export function StatisticsPage({ whose, of, query: { error, refetch }, edit, search, onChange }: Props) {
  const { t } = useTranslation('statistics');
  if (of === undefined) {
    if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
    return <CardSkeletons heightPx={320} />;
  }
  const way = (
    <CapsLink to={edit.to} icon={<IconPencil size={16} stroke={1.5} />}>
      {edit.label}
    </CapsLink>
  );
  return (
    <>
      <PageHeader title={of} actions={way} />
      <OverTime
        whose={whose}
        title={t('overTime')}
        note={t('inDomain')}
        search={search}
        otherwise="30d"
        onChange={onChange}
        withFigures={{}}
      />
    </>
  );
}
