// What a place says when it could not get what belongs there: what happened, number, reference, and what to do.
import { Button } from '@mantine/core';
import { use } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/problem.ts';
import type { ui } from '../en.ts';
import { useKnown } from '../known-words.ts';
import { SupportContext, supportLink } from './support-context.ts';
import classes from './States.module.css';

/** The sentence for a problem, by its code; the server's own words where the panel has none. */
function useProblemText(): (error: unknown) => string {
  const { t } = useTranslation('ui');
  const isKnownProblem = useKnown<keyof (typeof ui)['problem']>('ui:problem');
  return (error) => {
    if (!(error instanceof ApiProblem)) return t('problem.panel_fault');
    if (error.detail !== null) return error.detail;
    return isKnownProblem(error.code) ? t(`problem.${error.code}`) : error.message;
  };
}

/** What to report and where, for what neither the operator nor time will mend. */
function HowToReport() {
  const { t } = useTranslation('ui');
  const address = use(SupportContext);
  const link = address === null ? undefined : supportLink(address);
  return (
    <p className={classes.report}>
      {t('report.if')}{' '}
      {link === undefined ? (
        t('report.nobody')
      ) : (
        <a href={link} target="_blank" rel="noreferrer">
          {address}
        </a>
      )}
      {t('report.with')}
    </p>
  );
}

/** The sentence first; number and reference in small print for whoever is asked for help. */
export function ErrorLine({ error }: { error: unknown }) {
  const textOf = useProblemText();
  const { t } = useTranslation('ui');
  const { code, number = null, reference = null, status = 0 } = error instanceof ApiProblem ? error : {};
  // Where a login has ended, the panel asks for another: what stood here would still be said after it.
  if (code === 'login_ended') return null;
  return (
    <div className={classes.fault}>
      <p className={classes.error} role="alert">
        {textOf(error)}{' '}
        <span className={classes.reference}>
          {number !== null && (
            <a href={`/api/v1/docs#error-${number}`} target="_blank" rel="noreferrer">
              {t('errorNumber', { number })}
            </a>
          )}
          {number !== null && reference !== null && ', '}
          {reference !== null && t('reference', { reference })}
        </span>
      </p>
      {status === 500 && <HowToReport />}
    </div>
  );
}

export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation('ui');
  return (
    <div className={classes.state}>
      <ErrorLine error={error} />
      {onRetry !== undefined && <Button onClick={onRetry}>{t('tryAgain')}</Button>}
    </div>
  );
}
