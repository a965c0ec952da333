// One bulk command: how far it is, what became of it at each charging station, and what can still be done about it.
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Campaign } from '../../api/contract.ts';
import { useFormats } from '../../ui/format/formats-context.ts';
import { CapsButton } from '../../ui/page/CapsButton.tsx';
import { Card } from '../../ui/page/Card.tsx';
import { ConfirmDialog } from '../../ui/dialog/ConfirmDialog.tsx';
import { ErrorLine, ErrorState } from '../../ui/states/ErrorState.tsx';
import { FilterBar } from '../../ui/list/FilterBar.tsx';
import { listAddress } from '../../ui/list/list-address.ts';
import { PageHeader } from '../../ui/page/PageHeader.tsx';
import { PagedList } from '../../ui/list/PagedList.tsx';
import { SearchField } from '../../ui/list/SearchField.tsx';
import { RowSkeletons } from '../../ui/states/Skeletons.tsx';
import { ToggleChip } from '../../ui/list/ToggleChip.tsx';
import { nameOfCommand } from '../commands/command-names.ts';
import { campaignQuery, resultsQuery, useCancelCampaign, useRetryCampaign } from './api.ts';
import classes from './Campaigns.module.css';
import { progressOf } from './progress.ts';
import { ProgressBar } from './ProgressBar.tsx';
import { ResultTable } from './ResultTable.tsx';
import { commandStates, pageSizes, type CampaignSearch } from './search.ts';

/** What can still be done: the rest is not sent, or what failed is tried again, which is a bulk command of its own. */
function Actions({ campaign, onRetried }: { campaign: Campaign; onRetried: (id: string) => void }) {
  const { t } = useTranslation('campaigns');
  const { unsent, failed } = progressOf(campaign);
  const cancelling = useCancelCampaign(campaign.id);
  const retrying = useRetryCampaign();
  const [asking, setAsking] = useState(false);
  const error = cancelling.error ?? retrying.error;
  return (
    <>
      {error !== null && <ErrorLine error={error} />}
      {failed > 0 && (
        <CapsButton
          busy={retrying.isPending}
          onClick={() => retrying.mutate(campaign.id, { onSuccess: ({ id }) => onRetried(id) })}
        >
          {t('page.retry', { count: failed })}
        </CapsButton>
      )}
      {unsent > 0 && (
        <CapsButton tone="danger" busy={cancelling.isPending} onClick={() => setAsking(true)}>
          {t('page.cancel')}
        </CapsButton>
      )}
      {asking && (
        <ConfirmDialog
          title={t('page.cancelTitle', { count: unsent })}
          text={t('page.cancelText')}
          action={t('page.cancel')}
          onConfirm={() => cancelling.mutate()}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}

function Results({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation(['campaigns', 'ui']);
  const formats = useFormats();
  const search = useSearch({ from: '/panel/stations/campaigns/$campaignId' });
  const navigate = useNavigate({ from: '/stations/campaigns/$campaignId' });
  const query = useQuery(resultsQuery(campaign.id, search));
  const { change, paging } = listAddress<CampaignSearch>(
    { ...search, pageSizes },
    (next, replace) => void navigate({ search: next, replace }),
  );
  const shown = commandStates.filter((state) => campaign.counts[state] > 0 || search.state === state);
  return (
    <Card flush>
      <FilterBar
        isFiltered={search.search !== undefined || search.state !== undefined}
        onClear={() => change({ search: undefined, state: undefined })}
      >
        <SearchField label={t('page.search')} value={search.search} onSearch={(text) => change({ search: text })} />
        {shown.map((state) => (
          <ToggleChip
            key={state}
            name={`${t(`ui:way.${state}`)} ${formats.count(campaign.counts[state])}`}
            isSet={search.state === state}
            onToggle={() => change({ state: search.state === state ? undefined : state })}
          />
        ))}
      </FilterBar>
      <PagedList query={query} paging={paging} none={{ title: t('page.noneFound'), text: t('page.noneFoundText') }}>
        {({ items }) => <ResultTable results={items} />}
      </PagedList>
    </Card>
  );
}

export function CampaignPage() {
  const { t } = useTranslation(['campaigns', 'commands']);
  const formats = useFormats();
  const { campaignId } = useParams({ from: '/panel/stations/campaigns/$campaignId' });
  const navigate = useNavigate();
  const { data: campaign, error, refetch } = useQuery(campaignQuery(campaignId));
  if (campaign === undefined) {
    return error === null ? <RowSkeletons rows={8} /> : <ErrorState error={error} onRetry={() => void refetch()} />;
  }
  const { operator, apiKey, stationCount: count, createdAt } = campaign;
  const maker = operator?.name ?? t('commands:program', { name: apiKey?.name ?? '' });
  const onRetried = (id: string) =>
    void navigate({ to: '/stations/campaigns/$campaignId', params: { campaignId: id }, search: {} });
  return (
    <>
      <PageHeader
        title={t('page.title', { name: t(`commands:name.${nameOfCommand(campaign)}`), count })}
        actions={<Actions key={campaign.id} campaign={campaign} onRetried={onRetried} />}
      />
      <Card className={classes.summary}>
        <p className={classes.made}>
          {formats.dayTime(createdAt)}, {t('page.by', { name: maker })}
          {campaign.retryOf !== null && <span>{t('page.again')}</span>}
        </p>
        <div role="status">
          <ProgressBar progress={progressOf(campaign)} />
        </div>
      </Card>
      <Results campaign={campaign} />
    </>
  );
}
