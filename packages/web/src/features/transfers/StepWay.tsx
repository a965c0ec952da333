// The steps that a station has told of, as squares on a line, each with its time.
import { IconCheck, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { spacedWords } from '../../ui/format/formats.ts';
import { useFormats } from '../../ui/format/formats-context.ts';
import { useKnown } from '../../ui/known-words.ts';
import type { transfers } from './en.ts';
import type { Step } from './steps.ts';
import classes from './StepWay.module.css';

export function StepWay({ steps }: { steps: Step[] }) {
  const { t } = useTranslation('transfers');
  const isKnown = useKnown<keyof (typeof transfers)['status']>('transfers:status');
  const formats = useFormats();
  return (
    <ol className={classes.steps}>
      {steps.map(({ status, at, look }, index) => (
        <li key={index} className={classes.step} data-look={look}>
          <span className={classes.square}>
            {look === 'reached' && <IconCheck size={12} stroke={2.5} aria-hidden="true" />}
            {look === 'failed' && <IconX size={12} stroke={2.5} aria-hidden="true" />}
          </span>
          <span className={classes.word}>
            {isKnown(status) ? t(`status.${status}`) : spacedWords(status)}{' '}
            <time dateTime={at}>{formats.timeWithSeconds(at)}</time>
          </span>
        </li>
      ))}
    </ol>
  );
}
