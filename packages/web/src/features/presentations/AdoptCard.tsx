// Takes over a card that is held to a charging station: those that nobody has appear as they are shown, one click chooses.
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Age } from '../../ui/format/Age.tsx';
import { useNow } from '../../ui/format/now.ts';
import { CapsButton } from '../../ui/page/CapsButton.tsx';
import { Dialog } from '../../ui/dialog/Dialog.tsx';
import { ErrorLine } from '../../ui/states/ErrorState.tsx';
import tokens from '../tokens/Tokens.module.css';
import classes from './AdoptCard.module.css';
import { presentationsQuery } from './api.ts';
import { ofEachCard } from './of-each-card.ts';

const minutes = 10;
const minuteMs = 60_000;
const mostShown = 20;

type Shown = { id: number; token: string };
type Props = {
  /** Those that are chosen already. */
  without: readonly number[];
  onChoose: (shown: Shown) => void;
};

function Choices({ without, onChoose }: Props) {
  const { t } = useTranslation('presentations');
  const now = useNow(minuteMs);
  // By the minute, so that the question stays the same while it is answered.
  const since = new Date(Math.floor(now / minuteMs) * minuteMs - minutes * minuteMs).toISOString();
  const { data, error } = useQuery(presentationsQuery({ only: 'unknown', since, pageSize: mostShown }));
  const shown = ofEachCard(data?.items ?? []).filter(({ id }) => !without.includes(id));
  if (error !== null) return <ErrorLine error={error} />;
  return (
    <div aria-live="polite">
      {shown.length === 0 && <p className={classes.waiting}>{t('adopt.waiting')}</p>}
      <ul className={classes.list} aria-label={t('adopt.shown', { minutes })}>
        {shown.map(({ id, token, station, shownAt }) => (
          <li key={id} className={classes.card}>
            <span className={classes.text}>
              <span className={tokens.code}>{token}</span>
              <span className={classes.where}>
                {station.name}, <Age at={shownAt} />
              </span>
            </span>
            <Button
              data-autofocus
              aria-label={t('adopt.useOf', { token, station: station.name })}
              onClick={() => onChoose({ id, token })}
            >
              {t('adopt.use')}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

export function AdoptCard({ without, onChoose }: Props) {
  const { t } = useTranslation(['presentations', 'ui']);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('adopt.open')}</Button>
      {isOpen && (
        <Dialog title={t('adopt.title')} onClose={() => setOpen(false)}>
          <p className={classes.help}>{t('adopt.text')}</p>
          <Choices
            without={without}
            onChoose={(shown) => {
              onChoose(shown);
              setOpen(false);
            }}
          />
          <div className={classes.foot}>
            <CapsButton onClick={() => setOpen(false)}>{t('ui:cancel')}</CapsButton>
          </div>
        </Dialog>
      )}
    </>
  );
}
