// The overall view: charging groups with their stations and points as they are now, totals, and the status summary.
import { ActionIcon, Button } from '@mantine/core';
import { IconLayoutGrid, IconPlus, IconTable } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Dashboard } from '../../api/contract.ts';
import { EmptyState } from '../../ui/states/EmptyState.tsx';
import { ErrorState } from '../../ui/states/ErrorState.tsx';
import { roughSpanOf } from '../../ui/format/formats.ts';
import { useNow } from '../../ui/format/now.ts';
import { PageHeader } from '../../ui/page/PageHeader.tsx';
import { pointSizeFor } from '../../ui/station/point-look.ts';
import { CardSkeletons } from '../../ui/states/Skeletons.tsx';
import { OpenIssuesBand } from '../issues/OpenIssues.tsx';
import { useMe } from '../login/api.ts';
import { LastDayCard } from '../statistics/last-day/LastDayCard.tsx';
import { dashboardQuery } from './api.ts';
import { Board } from './board/Board.tsx';
import { ChooseGroups } from './ChooseGroups.tsx';
import { Consumption } from './Consumption.tsx';
import classes from './DashboardPage.module.css';
import { groupTree, outerFrames, stationsIn } from './board/group-tree.ts';
import { keepChoice, keptChoice } from './kept-choice.ts';
import { choiceText, chosenOf } from './search.ts';
import { StatusSummary } from './StatusSummary.tsx';
import { Totals } from './Totals.tsx';

const StationsTable = lazy(async () => ({ default: (await import('../stations/StationsTable.tsx')).StationsTable }));

function Updated({ at }: { at: number }) {
  const { t } = useTranslation('dashboard');
  const now = useNow();
  return <span className={classes.updated}>{t('updated', { span: roughSpanOf(now - at) })}</span>;
}

function HeadActions({ updatedAt }: { updatedAt: number | undefined }) {
  const { t } = useTranslation('dashboard');
  const isAdmin = useMe().operator.role === 'admin';
  return (
    <>
      {updatedAt !== undefined && <Updated at={updatedAt} />}
      {isAdmin && (
        <Button
          className={classes.add}
          leftSection={<IconPlus size={16} stroke={1.5} />}
          renderRoot={(props) => <Link to="/stations/new" {...props} />}
        >
          {t('addStation')}
        </Button>
      )}
    </>
  );
}

function NoStations() {
  const { t } = useTranslation('dashboard');
  const toStations = (
    <Button component={Link} to="/stations">
      {t('toStations')}
    </Button>
  );
  return <EmptyState title={t('none')} text={t('noneText')} action={toStations} />;
}

function GroupsPart({ dashboard }: { dashboard: Dashboard }) {
  const { t } = useTranslation('dashboard');
  const me = useMe();
  const search = useSearch({ from: '/panel/dashboard' });
  const navigate = useNavigate({ from: '/dashboard' });
  const remembered = search.groups === undefined ? keptChoice(me, 'groups') : undefined;

  useEffect(() => {
    if (remembered !== undefined) void navigate({ search: (old) => ({ ...old, groups: remembered }), replace: true });
  }, [navigate, remembered]);

  const { groups, stations } = dashboard;
  const chosen = chosenOf(search);
  const frames = outerFrames(groupTree(groups, stations, chosen));
  const shown = stationsIn(frames);
  const pointCount = shown.reduce((sum, { points }) => sum + points.length, 0);
  const isTable = search.view === 'table';
  const groupNames = new Map(groups.map(({ id, name }) => [id, name]));
  const onChoose = (next: ReadonlySet<number> | null) => {
    const text = next === null ? undefined : choiceText(next);
    keepChoice(me, 'groups', text === '' ? undefined : text);
    void navigate({ search: (old) => ({ ...old, groups: text }), replace: true });
  };
  const switchLabel = t(isTable ? 'asSquares' : 'asTable');

  return (
    <section className={classes.groups} aria-label={t('groups')}>
      <div className={classes.totals}>
        <Totals stations={shown} />
      </div>
      <div className={classes.tools}>
        <h2 className={classes.phoneTitle}>{t('groups')}</h2>
        <ActionIcon
          aria-label={switchLabel}
          data-tip={switchLabel}
          onClick={() => void navigate({ search: (old) => ({ ...old, view: isTable ? undefined : 'table' }) })}
        >
          {isTable ? <IconLayoutGrid size={16} stroke={1.5} /> : <IconTable size={16} stroke={1.5} />}
        </ActionIcon>
        <ChooseGroups groups={groups} chosen={chosen} onChoose={onChoose} />
      </div>
      <div className={classes.board} data-table={isTable || undefined}>
        {stations.length === 0 && <NoStations />}
        {stations.length > 0 && frames.length === 0 && <EmptyState title={t('noneChosen')} />}
        {shown.length > 0 && isTable && (
          <Suspense fallback={<CardSkeletons heightPx={440} />}>
            <StationsTable
              stations={shown.map((station) => ({ ...station, groupName: groupNames.get(station.groupId) ?? '' }))}
            />
          </Suspense>
        )}
        {stations.length > 0 && !isTable && <Board frames={frames} size={pointSizeFor(pointCount)} />}
      </div>
    </section>
  );
}

export function DashboardPage() {
  const { t } = useTranslation('dashboard');
  const { data, error, refetch, dataUpdatedAt } = useQuery(dashboardQuery());
  return (
    <>
      <PageHeader title={t('title')} actions={<HeadActions updatedAt={data && dataUpdatedAt} />} inBarOnPhone />
      <OpenIssuesBand />
      {data === undefined && error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      <div className={classes.page}>
        {data === undefined && error === null && (
          <>
            <CardSkeletons heightPx={440} />
            <CardSkeletons heightPx={248} />
          </>
        )}
        {data !== undefined && (
          <>
            <GroupsPart dashboard={data} />
            <div className={classes.beside}>
              <StatusSummary stations={data.stations} scope={t('summaryScope')} />
              <LastDayCard pointCount={data.stations.reduce((sum, { points }) => sum + points.length, 0)} />
            </div>
            <div className={classes.below}>
              <Consumption />
            </div>
          </>
        )}
      </div>
    </>
  );
}
