// What a task would do, while it is being filled in: as a sentence, over a day, and with its next five runs.
import { useQuery } from '@tanstack/react-query';
import { useDebouncedValue } from '@mantine/hooks';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { TaskPreview as Preview } from '../../../api/contract.ts';
import type { NumberTyped } from '../../../ui/form/number-typed.ts';
import { useFormats } from '../../../ui/format/formats-context.ts';
import { createFormats, spanOf } from '../../../ui/format/formats.ts';
import { previewQuery } from '../api.ts';
import { clausesOf } from '../sentence.ts';
import { useDayWords } from '../use-task-words.ts';
import { StepLine } from './StepLine.tsx';
import { stepsOf } from './step-line.ts';
import { ampsFault, isTime, previewOf, type TaskValues } from './task-form.ts';
import classes from './TaskPreview.module.css';

const settleMs = 200;
const longestDayMs = 26 * 3_600_000;

function Strong({ text }: { text: string }) {
  return text
    .split('*')
    .map((piece, nth) => (nth % 2 === 1 ? <b key={nth}>{piece}</b> : <Fragment key={nth}>{piece}</Fragment>));
}

function ampsIn(typed: NumberTyped, lifts: boolean): number | null | undefined {
  const amps = lifts ? null : typed;
  return amps === '' || ampsFault(amps) !== undefined ? undefined : amps;
}

function Sentence({ values }: { values: TaskValues }) {
  const { t } = useTranslation('tasks');
  const { dayName, weekdayNames } = useDayWords();
  const { every, day, weekdays, dayOfMonth, isWindow, from, to, clock, target, type, turnsOn } = values;
  const isLimit = type === 'max_current';
  const parts = clausesOf({
    every,
    from,
    isUtc: clock === 'utc',
    dayName: dayName(day),
    dayOfMonth: Number(dayOfMonth),
    weekdayNames: weekdayNames(weekdays, 'long'),
    to: isWindow ? to : undefined,
    target: target?.name ?? '…',
    isGroup: target?.kind === 'group',
    limitAmps: ampsIn(values.limitAmps, values.lifts),
    limitAmpsAfter: ampsIn(values.limitAmpsAfter, values.liftsAfter),
    turnsOn: isLimit ? undefined : turnsOn,
  });
  const words = parts.map((clause) =>
    clause.map(({ key, values: said }) => t(`sentence.${key}`, { ...said })).join(' '),
  );
  return (
    <p className={classes.sentence}>
      <Strong text={`${words.join(', ')}.`} />
    </p>
  );
}

function Line({ values }: { values: TaskValues }) {
  const { t } = useTranslation('tasks');
  const { type, isWindow, from, to, turnsOn } = values;
  const isLimit = type === 'max_current';
  const say = (amps: number | null | undefined, on: boolean) => {
    if (!isLimit) return t(on ? 'short.on' : 'short.off');
    return amps == null ? t('short.lifts') : t('short.amps', { amps });
  };
  const [inside, after] = [ampsIn(values.limitAmps, values.lifts), ampsIn(values.limitAmpsAfter, values.liftsAfter)];
  if (isLimit && (inside === undefined || (isWindow && after === undefined))) return null;
  const isHigh = isLimit ? (inside ?? Infinity) > (isWindow ? (after ?? Infinity) : -1) : turnsOn;
  const words = { inside: say(inside, turnsOn), outside: isWindow ? say(after, !turnsOn) : undefined };
  const label = isWindow
    ? t('preview.line', { from, to, inside: words.inside, after: words.outside })
    : t('preview.lineAt', { from, inside: words.inside });
  return (
    <StepLine steps={stepsOf(from, isWindow ? to : undefined, isHigh ? 'high' : 'low')} words={words} label={label} />
  );
}

type Run = Preview['runs'][number];

function RunRow({ run: { startsAt, endsAt, note } }: { run: Run }) {
  const { t } = useTranslation('tasks');
  const formats = useFormats();
  const span = (clock: typeof formats) => {
    if (endsAt === null) return clock.time(startsAt);
    // The end of a night is known by its time alone; that of a week is not.
    const isLong = Date.parse(endsAt) - Date.parse(startsAt) > longestDayMs;
    const to = isLong ? `${clock.shortDay(endsAt).slice(0, 3)} ${clock.time(endsAt)}` : clock.time(endsAt);
    return t('preview.to', { from: clock.time(startsAt), to });
  };
  const day = (clock: typeof formats) => clock.shortDay(startsAt).replace(',', '');
  const utc = createFormats(formats.locale, 'UTC');
  const other = day(utc) === day(formats) ? span(utc) : `${day(utc)}, ${span(utc)}`;
  const words = note === null ? undefined : t(`preview.${note.kind}`, { span: spanOf(note.minutes * 60_000) });
  return (
    <tr>
      <th scope="row">{day(formats)}</th>
      <td>{span(formats)}</td>
      <td className={classes.utc}>
        {other}
        {words !== undefined && <span className={classes.note}>{words}</span>}
      </td>
    </tr>
  );
}

function Runs({ runs }: { runs: Run[] }) {
  const { t } = useTranslation('tasks');
  const { timeZone } = useFormats();
  return (
    <section>
      <h3 className={classes.title}>{t('preview.next')}</h3>
      {runs.length === 0 ? (
        <p className={classes.none}>{t('preview.none')}</p>
      ) : (
        <table className={classes.runs}>
          <thead>
            <tr>
              <th scope="col">{t('preview.day')}</th>
              <th scope="col">{timeZone}</th>
              <th scope="col">UTC</th>
            </tr>
          </thead>
          <tbody>
            {runs.map((run) => (
              <RunRow key={run.startsAt} run={run} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

export function TaskPreview({ values, taskId }: { values: TaskValues; taskId: number | undefined }) {
  const { t } = useTranslation('tasks');
  const formats = useFormats();
  const [settled] = useDebouncedValue(values, settleMs);
  const asked = previewOf(settled, taskId);
  const { data } = useQuery(previewQuery(asked));
  const isTold = isTime(values.from) && (!values.isWindow || isTime(values.to));
  const meets = data?.meets ?? [];
  return (
    <aside className={classes.preview} aria-label={t('preview.label')}>
      {isTold ? (
        <>
          <Sentence values={values} />
          <Line values={values} />
        </>
      ) : (
        <p className={classes.none}>{t('preview.empty')}</p>
      )}
      {meets.length > 0 && asked !== undefined && (
        <p className={classes.meets}>
          {t('preview.meets', {
            count: meets.length,
            names: formats.list(meets.map(({ name }) => name)),
          })}
        </p>
      )}
      {data != null && asked !== undefined && <Runs runs={data.runs} />}
    </aside>
  );
}
