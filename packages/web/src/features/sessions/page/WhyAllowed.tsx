// Why the session was allowed or refused, and the way to ask what would be answered now.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { SessionDetail } from '../../../api/contract.ts';
import { useFormats } from '../../../ui/format/formats-context.ts';
import { Card } from '../../../ui/page/Card.tsx';
import { askedAt } from '../../presentations/search.ts';
import { useSessionWords } from '../session-words.ts';
import { DecisionSteps } from './DecisionSteps.tsx';
import page from './SessionPage.module.css';
import classes from './WhyAllowed.module.css';

export function WhyAllowed({ session }: { session: SessionDetail }) {
  const { t } = useTranslation('session');
  const { reasonText } = useSessionWords();
  const { timeZone } = useFormats();
  const { id, decision, decisionSteps, stationId, evse, startedAt, stopToken, token, driver } = session;
  const isRefused = decision !== 'Accepted';
  return (
    <Card label={t(isRefused ? 'why.refused' : 'why.allowed')}>
      <h2 className={page.title}>{t(isRefused ? 'why.refused' : 'why.allowed')}</h2>
      <p className={classes.verdict} data-refused={isRefused || undefined}>
        {reasonText(session)}
      </p>
      <DecisionSteps steps={decisionSteps} isRefused={isRefused} />
      {stopToken !== null && stopToken !== token?.id && (
        <p className={page.note}>{t('why.stopToken', { token: stopToken })}</p>
      )}
      <p className={classes.more}>
        {driver?.id != null && (
          <Link to="/sessions" search={{ driverId: driver.id }}>
            {t('why.all', { name: driver.name })}
          </Link>
        )}
        {token !== null && (
          <Link
            to="/tokens/why"
            search={{ sessionId: id, stationId, at: askedAt(startedAt, timeZone), ...(evse > 0 && { evse }) }}
          >
            {t('why.now')}
          </Link>
        )}
      </p>
    </Card>
  );
}
