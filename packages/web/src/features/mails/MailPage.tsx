// One mail: what became of it, and its words where it was kept instead of sent.
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Mail } from '../../api/contract.ts';
import { CopyText } from '../../ui/copy/CopyText.tsx';
import { useFormats } from '../../ui/format/formats-context.ts';
import { CapsButton } from '../../ui/page/CapsButton.tsx';
import { Card } from '../../ui/page/Card.tsx';
import { ErrorLine, ErrorState } from '../../ui/states/ErrorState.tsx';
import { PageHeader } from '../../ui/page/PageHeader.tsx';
import { CardSkeletons } from '../../ui/states/Skeletons.tsx';
import { mailQuery, useSendAgain } from './api.ts';
import { MailState } from './MailState.tsx';
import { linesOf, useMailKind, type Line } from './mail-words.ts';
import classes from './Mails.module.css';

function Facts({ mail }: { mail: Mail }) {
  const { t } = useTranslation('mails');
  const formats = useFormats();
  // While it is on its way the next attempt is only when it would be tried again if nobody heard of it.
  const nextTry = mail.lastError === null ? null : mail.dueAt;
  const times = [
    { name: t('column.queuedAt'), at: mail.queuedAt },
    { name: t('nextTry'), at: nextTry },
    { name: t('sentAt'), at: mail.state === 'sent' ? mail.doneAt : null },
    { name: t('failedAt'), at: mail.state === 'failed' ? mail.doneAt : null },
  ];
  return (
    <Card label={t('facts')}>
      <dl className={classes.facts}>
        <div>
          <dt>{t('column.to')}</dt>
          <dd>{mail.to}</dd>
        </div>
        <div>
          <dt>{t('column.state')}</dt>
          <dd>
            <MailState mail={mail} />
          </dd>
        </div>
        {times.map(({ name, at }) =>
          at === null ? null : (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{formats.exact(at)}</dd>
            </div>
          ),
        )}
        <div>
          <dt>{t('attempts')}</dt>
          <dd>{formats.count(mail.attempts)}</dd>
        </div>
      </dl>
    </Card>
  );
}

function WordsLine({ line }: { line: Line }) {
  const { t } = useTranslation('mails');
  if (!line.isAddress) return <>{`${line.text}\n`}</>;
  return (
    <span className={classes.link}>
      <CopyText text={line.text.trim()} />
      {line.isOurs && <a href={line.text.trim()}>{t('openLink')}</a>}
    </span>
  );
}

function Words({ mail }: { mail: Mail }) {
  const { t } = useTranslation('mails');
  if (mail.words === null) {
    return <p className={classes.note}>{t(mail.state === 'kept' ? 'wordsGone' : 'wordsSent')}</p>;
  }
  return (
    <Card label={t('words')}>
      <h2 className={classes.subject}>{mail.words.subject}</h2>
      <div className={classes.text}>
        {linesOf(mail.words.text, location.origin).map((line, index) => (
          <WordsLine key={index} line={line} />
        ))}
      </div>
      <p className={classes.small}>{t('wordsNote')}</p>
    </Card>
  );
}

export function MailPage() {
  const { mailId } = useParams({ from: '/panel/mails/$mailId' });
  const { t } = useTranslation('mails');
  const { data: mail, error, refetch } = useQuery(mailQuery(mailId));
  const kindOf = useMailKind();
  const sending = useSendAgain();
  if (mail === undefined && error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (mail === undefined) return <CardSkeletons heightPx={240} />;
  const isSendable = mail.state === 'kept' || mail.state === 'failed' || mail.lastError !== null;
  return (
    <>
      <PageHeader
        title={kindOf(mail)}
        actions={
          isSendable && (
            <CapsButton busy={sending.isPending} onClick={() => sending.mutate(mailId)}>
              {t(mail.state === 'kept' ? 'writeAnew' : 'sendAgain')}
            </CapsButton>
          )
        }
      />
      {sending.isError && <ErrorLine error={sending.error} />}
      <div className={classes.page}>
        <Facts mail={mail} />
        <Words mail={mail} />
      </div>
    </>
  );
}
