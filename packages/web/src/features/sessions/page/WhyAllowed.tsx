// Why the session was allowed or refused: the questions in their order, up to the one that decided.
import { IconCheck, IconX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { SessionDetail } from '../../../api/contract.ts';
import { spacedWords } from '../../../ui/format/formats.ts';
import { Card } from '../../../ui/page/Card.tsx';
import { useSessionWords } from '../session-words.ts';
import { session as words } from './en.ts';
import page from './SessionPage.module.css';
import classes from './WhyAllowed.module.css';

const isKnown = (reason: string): reason is keyof typeof words.why.step => Object.hasOwn(words.why.step, reason);

export function WhyAllowed({ session }: { session: SessionDetail }) {
  const { t } = useTranslation('session');
  const { reasonText } = useSessionWords();
  const isRefused = session.decision !== 'Accepted';
  const asked = session.decisionSteps.filter(({ outcome }) => outcome !== 'not_reached');
  const stepText = ({ reason, outcome }: (typeof asked)[number]) =>
    isKnown(reason) ? t(`why.step.${reason}.${outcome === 'passed' ? 'passed' : 'decided'}`) : spacedWords(reason);
  return (
    <Card label={t(isRefused ? 'why.refused' : 'why.allowed')}>
      <h2 className={page.title}>{t(isRefused ? 'why.refused' : 'why.allowed')}</h2>
      <p className={classes.verdict} data-refused={isRefused || undefined}>
        {reasonText(session)}
      </p>
      <ol className={classes.steps}>
        {asked.map((step) => {
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
      {session.stopToken !== null && session.stopToken !== session.token?.id && (
        <p className={page.note}>{t('why.stopToken', { token: session.stopToken })}</p>
      )}
      {session.driver?.id != null && (
        <p className={classes.more}>
          <Link to="/sessions" search={{ driverId: session.driver.id }}>
            {t('why.all', { name: session.driver.name })}
          </Link>
        </p>
      )}
    </Card>
  );
}
