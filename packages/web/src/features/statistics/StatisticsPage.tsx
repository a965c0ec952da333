// A page of statistics over time by itself, for what has no page of figures to put them on.
import { IconPencil } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { CapsLink } from '../../ui/page/CapsButton.tsx';
import { PageHeader } from '../../ui/page/PageHeader.tsx';
import { CardSkeletons } from '../../ui/states/Skeletons.tsx';
import { WhenThere } from '../../ui/states/WhenThere.tsx';
import type { Whose } from './api.ts';
import { OverTime } from './OverTime.tsx';
import type { SpanChange, SpanSearch } from './search.ts';

type Props<Thing> = {
  whose: Whose;
  query: { data: Thing | undefined; error: unknown; refetch: () => unknown };
  nameOf: (thing: NonNullable<Thing>) => string;
  edit: { to: string; label: string };
  search: SpanSearch;
  onChange: (change: SpanChange) => void;
};

export function StatisticsPage<Thing>({ whose, query, nameOf, edit, search, onChange }: Props<Thing>) {
  const { t } = useTranslation('statistics');
  const way = (
    <CapsLink to={edit.to} icon={<IconPencil size={16} stroke={1.5} />}>
      {edit.label}
    </CapsLink>
  );
  return (
    <WhenThere query={query} awaiting={<CardSkeletons heightPx={320} />}>
      {(thing) => (
        <>
          <PageHeader title={nameOf(thing)} actions={way} />
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
      )}
    </WhenThere>
  );
}
