// The way of a decision in plain words: the questions in their order, up to the one that decided.
import { IconCheck, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { SessionDetail } from '../../../api/contract.ts';
import { spacedWords } from '../../../ui/format/formats.ts';
import type { session as words } from './en.ts';
import classes from './WhyAllowed.module.css';

type Step = SessionDetail['decisionSteps'][number];

export function DecisionSteps({ steps, isRefused }: { steps: readonly Step[]; isRefused: boolean }) {
  const { t, i18n } = useTranslation('session');
  const isKnown = (reason: string): reason is keyof (typeof words)['why']['step'] =>
    i18n.exists(`session:why.step.${reason}.passed`);
  const stepText = ({ reason, outcome }: Step) =>
    isKnown(reason) ? t(`why.step.${reason}.${outcome === 'passed' ? 'passed' : 'decided'}`) : spacedWords(reason);
  return (
    <ol className={classes.steps}>
      {steps
        .filter(({ outcome }) => outcome !== 'not_reached')
        .map((step) => {
          const stops = step.outcome === 'decided' && isRefused;
          const Sign = stops ? IconX : IconCheck;
          return (
            <li key={step.reason} className={classes.step} data-outcome={stops ? 'refused' : step.outcome}>
              <Sign size={14} stroke={2} aria-hidden="true" />
              {stepText(step)}
            </li>
          );
        })}
    </ol>
  );
}
