// What became of a charging session in few words: running with its power, ended, refused, and what is odd about it.
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Session } from '../../api/contract.ts';
import { useFormats } from '../../ui/format/formats-context.ts';
import { PointSquare } from '../../ui/station/PointSquare.tsx';
import { isDoubt } from './doubts.ts';
import { useSessionWords } from './session-words.ts';
import classes from './SessionSign.module.css';

function Running({ powerW }: { powerW: number | null }) {
  const { t } = useTranslation('sessions');
  const formats = useFormats();
  const isCharging = powerW !== null && powerW > 0;
  return (
    <span className={classes.running}>
      <PointSquare look={isCharging ? 'charging' : 'suspended'} size={16} />
      {isCharging ? t('chargingWith', { power: formats.kilowatts(powerW) }) : t('running')}
    </span>
  );
}

type Props = { session: Session; /** Where the decision stands beside it already. */ withoutDecision?: boolean };

export function SessionSign({ session, withoutDecision = false }: Props) {
  const { t } = useTranslation('sessions');
  const { decisionText, stopText, flagText } = useSessionWords();
  const [flag, ...moreFlags] = session.flags;
  const isRefused = session.decision !== 'Accepted' && !withoutDecision;
  return (
    <>
      {isRefused && <span className={classes.refused}>{decisionText(session)}</span>}
      {!isRefused && session.endedAt === null && <Running powerW={session.powerW} />}
      {!isRefused && session.endedAt !== null && stopText(session.stopReason)}
      {flag !== undefined && (
        <span
          className={classes.flag}
          data-doubt={session.flags.some(isDoubt) || undefined}
          data-tip={[flag, ...moreFlags].map(flagText).join(', ')}
        >
          <IconAlertTriangle size={14} stroke={1.75} aria-hidden="true" />
          {flagText(flag)}
          {moreFlags.length > 0 && t('moreFlags', { count: moreFlags.length })}
        </span>
      )}
      {flag === undefined && session.needsReview && (
        <span className={classes.flag} data-doubt>
          {t('needsReview')}
        </span>
      )}
    </>
  );
}
