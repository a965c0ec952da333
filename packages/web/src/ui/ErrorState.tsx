// What a place says when it could not get what belongs there: what happened, number, reference, and what to do.
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/problem.ts';
import { ui } from './en.ts';
import classes from './States.module.css';

const isKnownProblem = (code: string): code is keyof typeof ui.problem => Object.hasOwn(ui.problem, code);

/** The sentence for a problem, by its code; the server's own words where the panel has none. */
export function useProblemText(): (error: unknown) => string {
  const { t } = useTranslation('ui');
  return (error) => {
    if (!(error instanceof ApiProblem)) return t('problem.unreadable_answer');
    const text = isKnownProblem(error.code) ? t(`problem.${error.code}`) : error.message;
    return error.number === null ? text : t('numbered', { number: error.number, text });
  };
}

export function ErrorLine({ error }: { error: unknown }) {
  const textOf = useProblemText();
  const { t } = useTranslation('ui');
  const reference = error instanceof ApiProblem ? error.reference : null;
  return (
    <p className={classes.error} role="alert">
      {textOf(error)} {reference !== null && <span className={classes.reference}>{t('reference', { reference })}</span>}
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
