// Chooses the time frame of statistics: a span by its name, or any days, and how long a period is.
import { ActionIcon, Popover, SegmentedControl, Select, TextInput } from '@mantine/core';
import { IconSettings } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CapsButton } from '../../ui/page/CapsButton.tsx';
import classes from './SpanChoice.module.css';
import type { Span, SpanChange, SpanSearch } from './search.ts';
import { spans, steps } from './search.ts';

type Props = { search: SpanSearch; otherwise: Span; onChange: (change: SpanChange) => void };
type FormProps = Pick<Props, 'search' | 'onChange'> & { days: { from: string; to: string }; onDone: () => void };

const noDays = { from: undefined, to: undefined };

function SpanForm({ search, days, onChange, onDone }: FormProps) {
  const { t } = useTranslation('statistics');
  const [from, setFrom] = useState(search.from ?? days.from);
  const [to, setTo] = useState(search.to ?? days.to);
  const [by, setBy] = useState(search.by ?? 'suiting');
  const isWrong = from !== '' && to !== '' && to < from;
  const areNew = search.from !== undefined || from !== days.from || to !== days.to;
  const show = () => {
    if (isWrong || from === '' || to === '') return;
    const step = steps.find((each) => each === by);
    onChange({ by: step, ...(areNew && { span: undefined, from, to }) });
    onDone();
  };
  return (
    <form
      className={classes.form}
      aria-label={t('frame')}
      onSubmit={(event) => {
        event.preventDefault();
        show();
      }}
    >
      <TextInput
        type="date"
        label={t('from')}
        value={from}
        max={days.to}
        onChange={(event) => setFrom(event.currentTarget.value)}
      />
      <TextInput
        type="date"
        label={t('to')}
        value={to}
        error={isWrong ? t('wrongOrder') : undefined}
        onChange={(event) => setTo(event.currentTarget.value)}
      />
      <Select
        label={t('by.label')}
        value={by}
        data={(['suiting', ...steps] as const).map((step) => ({ value: step, label: t(`by.${step}`) }))}
        allowDeselect={false}
        comboboxProps={{ withinPortal: false }}
        onChange={(step) => setBy(steps.find((each) => each === step) ?? 'suiting')}
      />
      <CapsButton submit tone="main">
        {t('show')}
      </CapsButton>
    </form>
  );
}

/** `days`: what is shown now, to begin from. */
export function SpanChoice({ search, otherwise, onChange, days }: Props & { days: { from: string; to: string } }) {
  const { t } = useTranslation('statistics');
  const [opened, setOpened] = useState(false);
  const chosen = search.from === undefined ? (search.span ?? otherwise) : 'custom';
  const choose = (value: string) => {
    const span = spans.find((each) => each === value);
    if (span === undefined) setOpened(true);
    else onChange({ span: span === otherwise ? undefined : span, by: undefined, ...noDays });
  };
  return (
    <>
      <SegmentedControl
        aria-label={t('frame')}
        value={chosen}
        onChange={choose}
        data={[
          ...spans.map((span) => ({
            value: span,
            label: (
              <>
                <span className={classes.long}>{t(`span.${span}`)}</span>
                <span className={classes.short} aria-hidden="true">
                  {t(`shortSpan.${span}`)}
                </span>
              </>
            ),
          })),
          { value: 'custom', label: t('span.custom') },
        ]}
      />
      <Popover position="bottom-end" offset={4} opened={opened} onChange={setOpened} trapFocus returnFocus>
        <Popover.Target>
          <ActionIcon
            className={classes.gear}
            aria-label={t('choose')}
            data-tip={t('choose')}
            aria-expanded={opened}
            onClick={() => setOpened(!opened)}
          >
            <IconSettings size={16} stroke={1.5} />
          </ActionIcon>
        </Popover.Target>
        <Popover.Dropdown className={classes.place}>
          <SpanForm
            key={`${days.from} ${days.to}`}
            search={search}
            days={days}
            onChange={onChange}
            onDone={() => setOpened(false)}
          />
        </Popover.Dropdown>
      </Popover>
    </>
  );
}
