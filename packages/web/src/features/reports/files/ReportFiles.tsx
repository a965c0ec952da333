// Reports that are made in the background: how far each is, and its file when it is made.
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ReportJob } from '../../../api/contract.ts';
import { useFormats } from '../../../ui/format/formats-context.ts';
import { Card } from '../../../ui/page/Card.tsx';
import { jobsQuery, useCancelJob } from '../api.ts';
import classes from './ReportFiles.module.css';

function State({ job }: { job: ReportJob }) {
  const { t } = useTranslation(['reports', 'ui']);
  const formats = useFormats();
  const cancelling = useCancelJob();
  const { id, state, sessionsDone, sessionsTotal } = job;
  if (state === 'done') {
    return (
      <Button
        component="a"
        size="xs"
        href={`/api/v1/reports/jobs/${id}/file`}
        download
        leftSection={<IconDownload size={14} stroke={1.5} />}
      >
        {t('download', { size: formats.megabytes(job.sizeBytes ?? 0) })}
      </Button>
    );
  }
  if (state === 'failed') return <span className={classes.failed}>{t('jobFailed')}</span>;
  if (state === 'cancelled') return <span className={classes.fine}>{t('jobCancelled')}</span>;
  return (
    <>
      {sessionsTotal === null || state === 'queued' ? (
        <span className={classes.fine}>{t('jobQueued')}</span>
      ) : (
        <>
          <progress
            className={classes.progress}
            max={Math.max(1, sessionsTotal)}
            value={sessionsDone}
            aria-label={t('progress')}
          />
          <span className={classes.fine}>
            {t('jobProgress', { done: formats.count(sessionsDone), total: formats.count(sessionsTotal) })}
          </span>
        </>
      )}
      <Button size="xs" variant="quiet" disabled={cancelling.isPending} onClick={() => cancelling.mutate(id)}>
        {t('ui:cancel')}
      </Button>
    </>
  );
}

export function ReportFiles() {
  const { t } = useTranslation('reports');
  const formats = useFormats();
  const { data } = useQuery(jobsQuery);
  if (data === undefined || data.items.length === 0) return null;
  const { shortNameOfDay: day } = formats;
  return (
    <Card label={t('files')}>
      <h2 className={classes.title}>{t('files')}</h2>
      <p className={classes.fine}>{t('filesText')}</p>
      <ul className={classes.list}>
        {data.items.map((job) => (
          <li key={job.id}>
            <span className={classes.name}>
              {job.format.toUpperCase()}
              {job.savedName !== null && `, ${job.savedName}`}
              <span className={classes.fine}>
                {t('span', { from: day(job.filter.from), to: day(job.filter.to) })}, {formats.dayTime(job.askedAt)}
              </span>
            </span>
            <State job={job} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
