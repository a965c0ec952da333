// What a place says when it could not get what belongs there: what happened, number, reference, and what to do.
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/problem.ts';
import { ui } from '../en.ts';
import classes from './States.module.css';

const isKnownProblem = (code: string): code is keyof typeof ui.problem => Object.hasOwn(ui.problem, code);

/** The sentence for a problem, by its code; the server's own words where the panel has none. */
function useProblemText(): (error: unknown) => string {
  const { t } = useTranslation('ui');
  return (error) => {
    if (!(error instanceof ApiProblem)) return t('problem.panel_fault');
    return isKnownProblem(error.code) ? t(`problem.${error.code}`) : error.message;
  };
}

/** The sentence first; number and reference in small print for whoever is asked for help. */
export function ErrorLine({ error }: { error: unknown }) {
  const textOf = useProblemText();
  const { t } = useTranslation('ui');
  const { number = null, reference = null } = error instanceof ApiProblem ? error : {};
  const print = [
    ...(number === null ? [] : [t('errorNumber', { number })]),
    ...(reference === null ? [] : [t('reference', { reference })]),
  ];
  return (
    <p className={classes.error} role="alert">
      {textOf(error)} <span className={classes.reference}>{print.join(', ')}</span>
    </p>
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
