// Why was I refused? A token, a charging station, a point and a time; the answer with its steps in plain words.
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Judgement, Question as Asked } from '../../api/contract.ts';
import { useFormats } from '../../ui/format/formats-context.ts';
import { instantOf } from '../../ui/format/wall-clock.ts';
import { FormPart } from '../../ui/form/FormPart.tsx';
import { ErrorState } from '../../ui/states/ErrorState.tsx';
import { PageHeader } from '../../ui/page/PageHeader.tsx';
import { RowSkeletons } from '../../ui/states/Skeletons.tsx';
import { DecisionSteps } from '../sessions/page/DecisionSteps.tsx';
import { useSessionWords } from '../sessions/session-words.ts';
import { judgementQuery } from './api.ts';
import classes from './Presentations.module.css';
import { Question, type WhyChange } from './Question.tsx';
import { questionOf } from './search.ts';

function Verdict({ judgement, at }: { judgement: Judgement; at: string | undefined }) {
  const { t } = useTranslation('presentations');
  const formats = useFormats();
  const { reasonText } = useSessionWords();
  const { decision, reason, steps, judgedAt } = judgement;
  const isRefused = decision !== 'Accepted';
  return (
    <>
      <p className={classes.verdict} data-refused={isRefused || undefined}>
        {reasonText({ decision, decisionReason: reason })}
      </p>
      <DecisionSteps steps={steps} isRefused={isRefused} />
      <p className={classes.judged}>
        {at === undefined
          ? t('ask.judged', { at: formats.exact(judgedAt) })
          : t('ask.judgedOld', { at: formats.dayTime(at) })}
      </p>
    </>
  );
}

function Answer({ question }: { question: Asked | undefined }) {
  const { t } = useTranslation('presentations');
  const { data, error, refetch } = useQuery({
    ...judgementQuery(question ?? { stationId: 0 }),
    enabled: question !== undefined,
  });
  return (
    <FormPart title={t('ask.answer')}>
      <div aria-live="polite">
        {question === undefined && <p className={classes.judged}>{t('ask.missing')}</p>}
        {question !== undefined && error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
        {question !== undefined && error === null && data === undefined && <RowSkeletons rows={6} />}
        {data !== undefined && error === null && <Verdict judgement={data} at={question?.at} />}
      </div>
    </FormPart>
  );
}

export function WhyPage() {
  const { t } = useTranslation('presentations');
  const search = useSearch({ from: '/panel/tokens/why' });
  const navigate = useNavigate({ from: '/tokens/why' });
  const { timeZone } = useFormats();
  const onChange = (change: WhyChange) => void navigate({ search: (old) => ({ ...old, ...change }), replace: true });
  return (
    <>
      <PageHeader title={t('ask.title')} />
      <p className={classes.note}>{t('ask.text')}</p>
      <div className={classes.cards}>
        <Question search={search} onChange={onChange} />
        <Answer question={questionOf(search, (shown) => instantOf(shown, timeZone))} />
      </div>
    </>
  );
}
