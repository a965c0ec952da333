// The filter for the span of time: spans that move with the calendar, or from one day to another.
import { Popover, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../ui/format/formats-context.ts';
import { ChipButton, ChipFrame } from '../../../ui/list/Chip.tsx';
import { CapsButton } from '../../../ui/page/CapsButton.tsx';
import type { SessionsSearch } from '../search.ts';
import type { Days } from '../span.ts';
import { namedSpans } from '../span.ts';
import classes from './SpanChip.module.css';

type Chosen = Pick<SessionsSearch, 'span' | 'from' | 'to'>;
const noSpan = { span: undefined, from: undefined, to: undefined };

function DaysForm({ days, onDays }: { days: Days; onDays: (days: Days) => void }) {
  const { t } = useTranslation('sessions');
  const [from, setFrom] = useState(days.from ?? '');
  const [to, setTo] = useState(days.to ?? '');
  const isWrong = from !== '' && to !== '' && to < from;
  return (
    <form
      className={classes.days}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isWrong) onDays({ ...(from === '' ? {} : { from }), ...(to === '' ? {} : { to }) });
      }}
    >
      <TextInput
        type="date"
        label={t('span.from')}
        value={from}
        onChange={(event) => setFrom(event.currentTarget.value)}
      />
      <TextInput
        type="date"
        label={t('span.to')}
        value={to}
        error={isWrong ? t('span.wrongOrder') : undefined}
        onChange={(event) => setTo(event.currentTarget.value)}
      />
      <CapsButton submit tone="main" disabled={from === '' && to === ''}>
        {t('span.show')}
      </CapsButton>
    </form>
  );
}

export function SpanChip({ search, onChoose }: { search: Chosen; onChoose: (chosen: Chosen) => void }) {
  const { t } = useTranslation('sessions');
  const { shortNameOfDay: dayText } = useFormats();
  const [opened, setOpened] = useState(false);
  const { span, from, to } = search;
  const isSet = span !== undefined || from !== undefined || to !== undefined;

  const shown = () => {
    if (span !== undefined) return t(`span.${span}`);
    if (from !== undefined && to !== undefined) {
      return from === to ? dayText(from) : t('span.between', { from: dayText(from), to: dayText(to) });
    }
    return from === undefined ? t('span.until', { to: dayText(to ?? '') }) : t('span.since', { from: dayText(from) });
  };
  const choose = (chosen: Chosen) => {
    setOpened(false);
    onChoose({ ...noSpan, ...chosen });
  };

  return (
    <ChipFrame
      isSet={isSet}
      removeLabel={t('filter.remove', { name: t('filter.span') })}
      onRemove={() => onChoose(noSpan)}
    >
      <Popover position="bottom-start" opened={opened} onChange={setOpened} trapFocus offset={4}>
        <Popover.Target>
          <ChipButton isSet={isSet} onClick={() => setOpened(!opened)}>
            {isSet ? t('filter.anyOf', { name: t('filter.span'), value: shown() }) : t('filter.span')}
          </ChipButton>
        </Popover.Target>
        <Popover.Dropdown className={classes.place} aria-label={t('filter.span')}>
          <ul className={classes.named}>
            {namedSpans.map((name) => (
              <li key={name}>
                <button
                  type="button"
                  className={classes.choice}
                  aria-pressed={name === span}
                  onClick={() => choose({ span: name })}
                >
                  {t(`span.${name}`)}
                </button>
              </li>
            ))}
          </ul>
          <DaysForm days={search} onDays={choose} />
        </Popover.Dropdown>
      </Popover>
    </ChipFrame>
  );
}
