// How far a bulk command is, as a line that fills, with the figures in words.
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../ui/format/formats-context.ts';
import classes from './ProgressBar.module.css';
import type { Progress } from './progress.ts';

export function ProgressBar({ progress }: { progress: Progress }) {
  const { t } = useTranslation('campaigns');
  const formats = useFormats();
  const { total, open, failed } = progress;
  const figures = { done: formats.count(total - open), count: formats.count(total) };
  return (
    <div className={classes.progress}>
      <span className={classes.track} aria-hidden="true">
        {(['accepted', 'failed', 'cancelled'] as const).map((part) => (
          <span key={part} data-part={part} style={{ width: `${(progress[part] / Math.max(1, total)) * 100}%` }} />
        ))}
      </span>
      <span className={classes.figures}>
        {t('page.done', figures)}
        {failed > 0 && <span className={classes.failed}>{t('page.failed', { count: failed })}</span>}
      </span>
    </div>
  );
}
