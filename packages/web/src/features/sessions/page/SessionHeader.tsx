// Who charged where and when, and the way to end the session by hand where no station will.
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { SessionDetail } from '../../../api/contract.ts';
import { useFormats } from '../../../ui/format/formats-context.ts';
import { Initials } from '../../../ui/format/Initials.tsx';
import { initialsOf } from '../../../ui/format/initials.ts';
import { TokenIcon } from '../../../ui/icons.tsx';
import { useSessionWords } from '../session-words.ts';
import classes from './SessionHeader.module.css';

type Props = { session: SessionDetail; onEnd: (() => void) | undefined };

export function SessionHeader({ session, onEnd }: Props) {
  const { t } = useTranslation(['session', 'ui']);
  const formats = useFormats();
  const { whoText } = useSessionWords();
  const { driver, token, command } = session;
  const starter = ({ operator, apiKey }: NonNullable<typeof command>) => {
    if (operator !== null) return t('remote', { name: operator.name });
    return apiKey === null ? t('remoteUnknown') : t('remoteProgram', { name: apiKey.name });
  };
  return (
    <header className={classes.header}>
      <span className={classes.who}>
        <Initials text={driver === null ? '–' : initialsOf(driver.name)} large />
      </span>
      <div className={classes.words}>
        <h1 className={classes.title}>{whoText(session)}</h1>
        <ul className={classes.facts}>
          <li>
            <Link to="/stations/$stationId" params={{ stationId: session.stationId }} search={{ tab: 'sessions' }}>
              {session.stationName}
            </Link>{' '}
            {session.stationIdentifier}
          </li>
          <li>{t('ui:point', { number: session.evse })}</li>
          <li>{formats.dayTime(session.startedAt)}</li>
          {token !== null && (
            <li className={classes.token}>
              <TokenIcon /> {token.name} <code>{token.id}</code>
            </li>
          )}
          <li>{t('transaction', { id: session.transactionId })}</li>
          {command !== null && <li>{starter(command)}</li>}
        </ul>
      </div>
      {onEnd !== undefined && <Button onClick={onEnd}>{t('endByHand')}</Button>}
    </header>
  );
}
