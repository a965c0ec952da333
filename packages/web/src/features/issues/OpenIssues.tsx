// How many issues wait for somebody: beside an entry of the navigation, and as a band with the latest of them.
import { IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Issue } from '../../api/contract.ts';
import { continued } from '../../ui/format/continued.ts';
import { roughSpanOf } from '../../ui/format/formats.ts';
import { useFormats } from '../../ui/format/formats-context.ts';
import { useNow } from '../../ui/format/now.ts';
import { PointSquare } from '../../ui/station/PointSquare.tsx';
import { StationLine } from '../../ui/station/StationLine.tsx';
import { openIssuesQuery } from './api.ts';
import { useIssueWords } from './issue-words.ts';
import classes from './OpenIssues.module.css';

export function OpenIssueCount() {
  const { t } = useTranslation('issues');
  const formats = useFormats();
  const { data } = useQuery(openIssuesQuery);
  const open = data?.counts.open ?? 0;
  if (open === 0) return null;
  return (
    <span className={classes.count}>
      {open > 99 ? '99+' : formats.count(open)} <span className="sm-only-read">{t('open')}</span>
    </span>
  );
}

function Latest({ issue }: { issue: Issue }) {
  const { t, i18n } = useTranslation('ui');
  const now = useNow();
  // In German a noun keeps its capital.
  const inLine = i18n.language === 'de' ? (words: string) => words : continued;
  const whatOf = useIssueWords(now);
  const isAway = issue.kind === 'offline';
  const words = [whatOf(issue), ...(isAway ? [] : [t('ago', { span: roughSpanOf(now - Date.parse(issue.beganAt)) })])];
  return (
    <li className={classes.latest}>
      <Link to="/stations/$stationId" params={{ stationId: issue.stationId }} className={classes.way}>
        {isAway ? (
          <span className={classes.away}>
            <StationLine offline thin />
          </span>
        ) : (
          <PointSquare look="issue" size={16} />
        )}
        <b>{issue.stationIdentifier}</b>{' '}
        <span className={classes.what}>
          {issue.evse > 0 && <span className={classes.point}>{`${inLine(t('point', { number: issue.evse }))}, `}</span>}
          {inLine(words.join(', '))}
        </span>
        <span className={classes.onward}>
          <IconChevronRight size={16} stroke={1.5} aria-hidden="true" />
        </span>
      </Link>
    </li>
  );
}

/** What wants a look, above everything else; nothing where all is well. */
export function OpenIssuesBand() {
  const { t } = useTranslation('issues');
  const { data } = useQuery(openIssuesQuery);
  const open = data?.counts.open ?? 0;
  if (data === undefined || open === 0) return null;
  return (
    <section className={classes.band} aria-label={t('title')}>
      <Link to="/issues" search={{ state: 'open' }} className={classes.number}>
        {t('openCount', { count: open })}
      </Link>
      <ul className={classes.list}>
        {data.items.map((issue) => (
          <Latest key={issue.id} issue={issue} />
        ))}
      </ul>
      <Link to="/issues" search={{ state: 'open' }} className={classes.all} tabIndex={-1} aria-hidden="true">
        {t('view')}
        <IconChevronRight size={16} stroke={1.5} />
      </Link>
    </section>
  );
}
