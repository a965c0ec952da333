// Chooses a day, by its calendar or typed: it answers once the day is whole, since what is shown meanwhile would take the next digit away.
import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './EventFeed.module.css';

type Props = { day: string; today: string; onDay: (day: string) => void };

/** A year on its way, such as 0020, is before all of them. */
const firstDay = '2000-01-01';

export function PickDay({ day, today, onDay }: Props) {
  const { t } = useTranslation('events');
  const [typed, setTyped] = useState(day);
  const [asked, setAsked] = useState(day);
  if (asked !== day) {
    setAsked(day);
    setTyped(day);
  }
  const show = useDebouncedCallback((picked: string) => {
    if (picked < firstDay || picked > today) return;
    setAsked(picked);
    onDay(picked);
  }, 300);
  return (
    <TextInput
      className={classes.pick}
      type="date"
      aria-label={t('pick')}
      value={typed}
      max={today}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        show(event.currentTarget.value);
      }}
    />
  );
}
