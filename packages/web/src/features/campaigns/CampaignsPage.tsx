// All bulk commands, the latest first: what, by whom, and how far each is.
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Campaign } from '../../api/contract.ts';
import { useFormats } from '../../ui/format/formats-context.ts';
import { Card } from '../../ui/page/Card.tsx';
import { listAddress } from '../../ui/list/list-address.ts';
import { PageHeader } from '../../ui/page/PageHeader.tsx';
import { PagedList } from '../../ui/list/PagedList.tsx';
import { TableScroll } from '../../ui/list/TableScroll.tsx';
import table from '../../ui/table.module.css';
import { nameOfCommand } from '../commands/command-names.ts';
import { campaignsQuery } from './api.ts';
import classes from './Campaigns.module.css';
import { progressOf } from './progress.ts';
import { ProgressBar } from './ProgressBar.tsx';
import { pageSizes, type CampaignsSearch } from './search.ts';

function Row({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation(['campaigns', 'commands']);
  const formats = useFormats();
  const { id, stationCount: count, operator, apiKey, createdAt } = campaign;
  const title = t('page.title', { name: t(`commands:name.${nameOfCommand(campaign)}`), count });
  return (
    <tr>
      <td className={table.tall}>
        <Link className={table.first} to="/stations/campaigns/$campaignId" params={{ campaignId: id }}>
          {title}
        </Link>
        <span className={table.second}>{formats.dayTime(createdAt)}</span>
      </td>
      <td className={table.wide}>{operator?.name ?? t('commands:program', { name: apiKey?.name ?? '' })}</td>
      <td className={classes.way}>
        <ProgressBar progress={progressOf(campaign)} />
      </td>
    </tr>
  );
}

export function CampaignsPage() {
  const { t } = useTranslation('campaigns');
  const search = useSearch({ from: '/panel/stations/campaigns/' });
  const navigate = useNavigate({ from: '/stations/campaigns/' });
  const query = useQuery(campaignsQuery(search));
  const { paging } = listAddress<CampaignsSearch>(
    { ...search, pageSizes },
    (next, replace) => void navigate({ search: next, replace }),
  );
  return (
    <>
      <PageHeader title={t('title')} />
      <Card flush>
        <PagedList query={query} paging={paging} none={{ title: t('none'), text: t('noneText') }}>
          {({ items }) => (
            <TableScroll label={t('title')}>
              <table className={`${table.table} ${classes.table}`}>
                <thead>
                  <tr>
                    <th scope="col">{t('column.what')}</th>
                    <th scope="col" className={table.wide}>
                      {t('column.operator')}
                    </th>
                    <th scope="col">{t('column.progress')}</th>
                  </tr>
                </thead>
                <tbody>
                  {items.map((campaign) => (
                    <Row key={campaign.id} campaign={campaign} />
                  ))}
                </tbody>
              </table>
            </TableScroll>
          )}
        </PagedList>
      </Card>
    </>
  );
}
