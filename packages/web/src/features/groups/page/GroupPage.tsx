// One charging group as the dashboard shows all of them: figures, states, its charging stations, and the groups in it.
import { ActionIcon } from '@mantine/core';
import { IconLayoutGrid, IconPencil, IconTable } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Dashboard, Group, GroupInTree } from '../../../api/contract.ts';
import { CapsButton, CapsLink } from '../../../ui/page/CapsButton.tsx';
import { Card } from '../../../ui/page/Card.tsx';
import { EmptyState } from '../../../ui/states/EmptyState.tsx';
import { PageHeader } from '../../../ui/page/PageHeader.tsx';
import { CardSkeletons } from '../../../ui/states/Skeletons.tsx';
import { WhenThere } from '../../../ui/states/WhenThere.tsx';
import { pointSizeFor } from '../../../ui/station/point-look.ts';
import { dashboardQuery } from '../../dashboard/api.ts';
import { Board } from '../../dashboard/board/Board.tsx';
import { groupTree } from '../../dashboard/board/group-tree.ts';
import { StatusSummary } from '../../dashboard/StatusSummary.tsx';
import { useMe } from '../../login/api.ts';
import { StationsTable } from '../../stations/StationsTable.tsx';
import { LastDay } from '../../statistics/last-day/LastDay.tsx';
import { OverTime } from '../../statistics/OverTime.tsx';
import { SetNow } from '../../tasks/SetNow.tsx';
import { groupQuery, groupTotalsQuery } from '../api.ts';
import { GroupsTable } from '../GroupsTable.tsx';
import { treeRows } from '../tree-rows.ts';
import classes from './GroupPage.module.css';

const nothingFolded: ReadonlySet<number> = new Set();

function Stations({ dashboard: { groups, stations } }: { dashboard: Dashboard }) {
  const { t } = useTranslation('groups');
  const { view } = useSearch({ from: '/panel/groups/$groupId/' });
  const navigate = useNavigate({ from: '/groups/$groupId/' });
  const isTable = view === 'table';
  const label = t(isTable ? 'page.asSquares' : 'page.asTable');
  const names = new Map(groups.map(({ id, name }) => [id, name]));
  const points = stations.reduce((sum, station) => sum + station.points.length, 0);
  return (
    <section className={classes.stations} aria-label={t('page.stations')}>
      <header className={classes.head}>
        <h2 className={classes.title}>{t('page.stations')}</h2>
        <ActionIcon
          aria-label={label}
          data-tip={label}
          onClick={() =>
            void navigate({ search: (old) => ({ ...old, view: isTable ? undefined : 'table' }), replace: true })
          }
        >
          {isTable ? <IconLayoutGrid size={16} stroke={1.5} /> : <IconTable size={16} stroke={1.5} />}
        </ActionIcon>
      </header>
      {stations.length === 0 && <EmptyState title={t('page.noStations')} text={t('page.noStationsText')} />}
      {stations.length > 0 && !isTable && (
        <div className={classes.board}>
          <Board frames={groupTree(groups, stations, null)} size={pointSizeFor(points)} />
        </div>
      )}
      {stations.length > 0 && isTable && (
        <StationsTable
          stations={stations.map((station) => ({ ...station, groupName: names.get(station.groupId) ?? '' }))}
        />
      )}
    </section>
  );
}

function GroupsBelow({ groupId, groups }: { groupId: number; groups: readonly GroupInTree[] }) {
  const { t } = useTranslation('groups');
  const { data } = useQuery(groupTotalsQuery);
  const below = new Set(groups.filter(({ id }) => id !== groupId).map(({ id }) => id));
  if (below.size === 0) return null;
  const totals = (data?.items ?? []).filter(({ id }) => below.has(id));
  return (
    <Card flush>
      <h2 className={classes.tableTitle}>{t('page.below')}</h2>
      <GroupsTable label={t('page.below')} rows={treeRows(totals, { folded: nothingFolded })} />
    </Card>
  );
}

function Shown({ group }: { group: Group }) {
  const { t } = useTranslation('groups');
  const groupId = group.id;
  const search = useSearch({ from: '/panel/groups/$groupId/' });
  const navigate = useNavigate({ from: '/groups/$groupId/' });
  const isAdmin = useMe().operator.role === 'admin';
  const [isSetting, setSetting] = useState(false);
  const { data: dashboard } = useQuery(dashboardQuery(groupId));
  const points = dashboard?.stations.reduce((sum, station) => sum + station.points.length, 0);
  return (
    <>
      <PageHeader
        title={group.name}
        actions={
          <>
            {isAdmin && <CapsButton onClick={() => setSetting(true)}>{t('page.setLimit')}</CapsButton>}
            <CapsLink to={`/groups/${groupId}/edit`} icon={<IconPencil size={16} stroke={1.5} />}>
              {t('page.edit')}
            </CapsLink>
          </>
        }
      />
      {isSetting && (
        <SetNow
          of={{ kind: 'group', id: groupId, name: group.name, identifier: null }}
          onClose={() => setSetting(false)}
        />
      )}
      <div className={classes.page}>
        <LastDay of={{ groupId }} pointCount={points} />
        {dashboard === undefined ? (
          <CardSkeletons heightPx={248} count={2} />
        ) : (
          <div className={classes.columns}>
            <Stations dashboard={dashboard} />
            <StatusSummary stations={dashboard.stations} scope={t('page.scope')} />
          </div>
        )}
        <OverTime
          whose={{ whole: 'groups', id: groupId }}
          title={t('page.overTime')}
          search={search}
          otherwise="30d"
          onChange={(change) =>
            void navigate({ search: (old) => ({ ...old, ...change }), replace: true, resetScroll: false })
          }
          withFigures={{ points }}
        />
        {dashboard !== undefined && <GroupsBelow groupId={groupId} groups={dashboard.groups} />}
      </div>
    </>
  );
}

export function GroupPage() {
  const { groupId } = useParams({ from: '/panel/groups/$groupId' });
  return (
    <WhenThere query={useQuery(groupQuery(groupId))} awaiting={<CardSkeletons heightPx={88} count={3} />}>
      {(group) => <Shown key={groupId} group={group} />}
    </WhenThere>
  );
}
