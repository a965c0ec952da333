// The two faces of the sessions: all of them, and those that somebody should look at, with their number.
import { Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../ui/format/formats-context.ts';
import count from '../../ui/page/Count.module.css';
import { reviewCountsQuery } from '../reviews/api.ts';
import { sumOfCounts } from '../reviews/review-kinds.ts';
import classes from './SessionTabs.module.css';

export function SessionTabs({ value }: { value: 'all' | 'review' }) {
  const { t } = useTranslation('sessions');
  const formats = useFormats();
  const navigate = useNavigate();
  const { data } = useQuery(reviewCountsQuery);
  const waiting = data === undefined ? 0 : sumOfCounts(data.counts);
  return (
    <Tabs
      className={classes.tabs}
      value={value}
      onChange={(next) => void navigate({ to: next === 'review' ? '/sessions/review' : '/sessions' })}
    >
      <Tabs.List aria-label={t('tabs')}>
        <Tabs.Tab value="all">{t('tab.all')}</Tabs.Tab>
        <Tabs.Tab value="review">
          {t('tab.review')}
          {waiting > 0 && <span className={count.count}>{formats.count(waiting)}</span>}
        </Tabs.Tab>
      </Tabs.List>
    </Tabs>
  );
}
