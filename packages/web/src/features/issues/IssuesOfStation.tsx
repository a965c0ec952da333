// What wants a look at one station, above its charging points; nothing where all is well.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Card } from '../../ui/page/Card.tsx';
import { issuesOfStationQuery } from './api.ts';
import { IssueList } from './IssueList.tsx';
import classes from './OpenIssues.module.css';

export function IssuesOfStation({ stationId }: { stationId: number }) {
  const { t } = useTranslation('issues');
  const { data } = useQuery(issuesOfStationQuery(stationId));
  // While another station's are still at hand, they are not this one's.
  const issues = (data?.items ?? []).filter((issue) => issue.stationId === stationId);
  if (issues.length === 0) return null;
  return (
    <Card flush label={t('title')} className={classes.ofStation}>
      <IssueList issues={issues} label={t('title')} ofOneStation />
      {data !== undefined && data.total > issues.length && (
        <p className={classes.more}>
          <Link to="/issues" search={{ stationId }}>
            {t('all', { count: data.total })}
          </Link>
        </p>
      )}
    </Card>
  );
}
