// One charging station: its header, and its charging points, events, sessions and commands as tabs of the address.
import { Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Station } from '../../../api/contract.ts';
import count from '../../../ui/page/Count.module.css';
import { EmptyState } from '../../../ui/states/EmptyState.tsx';
import { CardSkeletons } from '../../../ui/states/Skeletons.tsx';
import { WhenThere } from '../../../ui/states/WhenThere.tsx';
import { isUnderway } from '../../../ui/station/way-stops.ts';
import { AdvancedSettings } from '../../advanced-settings/AdvancedSettings.tsx';
import { commandsQuery } from '../../commands/api.ts';
import { CommandList } from '../../commands/CommandList.tsx';
import { EventFeed } from '../../events/EventFeed.tsx';
import { issuesOfStationQuery } from '../../issues/api.ts';
import { IssuesOfStation } from '../../issues/IssuesOfStation.tsx';
import { limitQuery } from '../../limits/api.ts';
import { StationLimit } from '../../limits/StationLimit.tsx';
import { LocalListLine } from '../../local-lists/LocalListLine.tsx';
import { OcppLog } from '../../ocpp-log/OcppLog.tsx';
import { PointCard } from '../../points/PointCard.tsx';
import { ShownAtStation } from '../../presentations/ShownAtStation.tsx';
import { CountedWith } from '../../quirks/CountedWith.tsx';
import { WhatIsSpecial } from '../../quirks/WhatIsSpecial.tsx';
import { SessionList } from '../../sessions/SessionList.tsx';
import { LastDay } from '../../statistics/last-day/LastDay.tsx';
import { OverTime } from '../../statistics/OverTime.tsx';
import { Transfers } from '../../transfers/Transfers.tsx';
import { stationQuery } from '../api.ts';
import type { StationSearch, StationTab } from '../search.ts';
import { stationTabs } from '../search.ts';
import { StationDetails } from './StationDetails.tsx';
import { StationTop } from './StationTop.tsx';
import classes from './StationPage.module.css';

/** On a phone the tabs are wider than the screen, and an address may lead to the last of them. */
/** Into the middle: at the edge it would be cut again as soon as a word or a count before it grows wider. */
function scrollIntoSight(tab: HTMLElement | null): void {
  tab?.scrollIntoView({ inline: 'center', block: 'nearest' });
}

function PointSkeletons() {
  return (
    <div className={classes.points}>
      <CardSkeletons heightPx={420} count={2} />
    </div>
  );
}

function Points({ station }: { station: Station }) {
  const { t } = useTranslation('stations');
  const { data: commands, isPending } = useQuery(commandsQuery(station.id));
  const issues = useQuery(issuesOfStationQuery(station.id));
  const limit = useQuery(limitQuery(station.id));
  // They stand above and between the buttons of the points, which must not move away from a click.
  if (isPending || issues.isPending || limit.isPending) return <PointSkeletons />;
  return (
    <>
      <IssuesOfStation stationId={station.id} />
      <StationLimit station={station} />
      {station.points.length === 0 && <EmptyState title={t('noPoints')} text={t('noPointsText')} />}
      <div className={classes.points}>
        {station.points.map((point) => (
          <PointCard key={point.evse} station={station} point={point} commands={commands?.items ?? []} />
        ))}
      </div>
      <StationDetails station={station} />
    </>
  );
}

function Shown({ station }: { station: Station }) {
  const { t } = useTranslation('stations');
  const stationId = station.id;
  const search = useSearch({ from: '/panel/stations/$stationId/' });
  const { tab = 'points', page = 1 } = search;
  const navigate = useNavigate({ from: '/stations/$stationId/' });
  const { data: commands } = useQuery(commandsQuery(stationId));
  const underway = commands?.items.filter(({ state }) => isUnderway(state)).length ?? 0;
  const change = (change: { [Key in keyof StationSearch]?: StationSearch[Key] | undefined }, replace = false) =>
    void navigate({ search: (old) => ({ ...old, ...change }), replace });
  const contents: Record<StationTab, ReactNode> = {
    points: <Points station={station} />,
    events: (
      <>
        <ShownAtStation stationId={stationId} />
        <EventFeed stationId={stationId} search={search} onChange={change} />
      </>
    ),
    statistics: (
      <OverTime
        whose={{ whole: 'stations', id: stationId }}
        title={t('overTime')}
        search={search}
        otherwise="7d"
        onChange={change}
        withFigures={{ points: station.pointCount }}
      />
    ),
    sessions: (
      <>
        <CountedWith stationId={stationId} />
        <SessionList
          stationId={stationId}
          page={page}
          onPage={(page, replace = false) => void navigate({ search: { tab, page }, replace })}
        />
      </>
    ),
    commands: (
      <>
        <LocalListLine stationId={stationId} />
        <Transfers stationId={stationId} />
        <CommandList stationId={stationId} search={search} onChange={change} />
      </>
    ),
    log: <OcppLog stationId={stationId} search={search} onChange={change} />,
    special: <WhatIsSpecial stationId={stationId} />,
    settings: <AdvancedSettings station={station} search={search} onChange={change} />,
  };
  return (
    <>
      <StationTop station={station} />
      <div className={classes.lastDay}>
        <LastDay of={{ stationId }} pointCount={station.pointCount} />
      </div>
      <Tabs
        value={tab}
        onChange={(next) =>
          void navigate({
            search: next === 'points' ? {} : { tab: stationTabs.find((each) => each === next) },
            replace: true,
          })
        }
      >
        <Tabs.List aria-label={station.name}>
          {stationTabs.map((each) => (
            <Tabs.Tab key={each} value={each} ref={each === tab ? scrollIntoSight : undefined}>
              {t(`tab.${each}`)}
              {each === 'commands' && underway > 0 && (
                <>
                  {' '}
                  <span className={count.count}>
                    {underway} <span className="sm-only-read">{t('onItsWay')}</span>
                  </span>
                </>
              )}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {stationTabs.map((each) => (
          <Tabs.Panel key={each} value={each} className={classes.panel} keepMounted={false}>
            {contents[each]}
          </Tabs.Panel>
        ))}
      </Tabs>
    </>
  );
}

export function StationPage() {
  const { stationId } = useParams({ from: '/panel/stations/$stationId' });
  return (
    <WhenThere query={useQuery(stationQuery(stationId))} awaiting={<PointSkeletons />}>
      {(station) => <Shown key={stationId} station={station} />}
    </WhenThere>
  );
}
