// Issues one below the other: what it is, where, since when, how often, and who knows of it.
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Issue } from '../../api/contract.ts';
import { Age } from '../../ui/format/Age.tsx';
import { useFormats } from '../../ui/format/formats-context.ts';
import { useNow } from '../../ui/format/now.ts';
import matters from '../../ui/page/Matters.module.css';
import { Acknowledge } from './Acknowledge.tsx';
import { useIssueWords } from './issue-words.ts';
import classes from './IssueList.module.css';

function Where({ issue }: { issue: Issue }) {
  const { t } = useTranslation('ui');
  return (
    <>
      <li>
        <Link to="/stations/$stationId" params={{ stationId: issue.stationId }}>
          {issue.stationName}
        </Link>
      </li>
      {issue.groupName !== null && <li>{issue.groupName}</li>}
      {issue.evse > 0 && <li>{t('point', { number: issue.evse })}</li>}
    </>
  );
}

function Facts({ issue, ofOneStation }: { issue: Issue; ofOneStation: boolean }) {
  const { t } = useTranslation(['issues', 'ui']);
  const formats = useFormats();
  return (
    <ul className={matters.facts}>
      {!ofOneStation && <Where issue={issue} />}
      {ofOneStation && issue.evse > 0 && <li>{t('ui:point', { number: issue.evse })}</li>}
      <li>
        <Age at={issue.beganAt} />
      </li>
      {issue.count > 1 && <li>{t('count', { count: issue.count, at: formats.shortDayTime(issue.firstAt) })}</li>}
      {issue.closedAt !== null && <li>{t('closed', { at: formats.shortDayTime(issue.closedAt) })}</li>}
    </ul>
  );
}

function Known({ acknowledgement }: Pick<Issue, 'acknowledgement'>) {
  const { t } = useTranslation('issues');
  const formats = useFormats();
  if (acknowledgement === null) return null;
  const { at, by: name, note } = acknowledgement;
  const words = { name, at: formats.shortDayTime(at), note };
  return <p className={classes.known}>{t(note === null ? 'acknowledged' : 'acknowledgedNote', words)}</p>;
}

type Props = { issues: Issue[]; label: string; ofOneStation?: boolean };

export function IssueList({ issues, label, ofOneStation = false }: Props) {
  const { t } = useTranslation('issues');
  const whatOf = useIssueWords(useNow());
  const [asked, setAsked] = useState<Issue | null>(null);
  return (
    <>
      <ul className={matters.list} aria-label={label}>
        {issues.map((issue) => (
          <li key={issue.id} className={matters.row}>
            <div className={matters.words}>
              <p className={`${matters.kind} ${classes.kind}`} data-state={issue.state}>
                {t(`kind.${issue.kind}`)}
              </p>
              <p className={`${matters.what} ${classes.what}`}>{whatOf(issue)}</p>
              <Facts issue={issue} ofOneStation={ofOneStation} />
              <Known acknowledgement={issue.acknowledgement} />
            </div>
            {issue.state === 'open' && (
              <div className={matters.actions}>
                <Button
                  size="xs"
                  variant="plain"
                  aria-label={t('acknowledgeOne', { what: whatOf(issue), station: issue.stationName })}
                  onClick={() => setAsked(issue)}
                >
                  {t('acknowledge')}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
      {asked !== null && <Acknowledge issue={asked} what={whatOf(asked)} onClose={() => setAsked(null)} />}
    </>
  );
}
