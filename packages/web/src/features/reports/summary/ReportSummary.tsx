// What a report comes to, in a few figures, beside the same number of days before.
import { useTranslation } from 'react-i18next';
import type { ReportFilter, ReportTotals } from '../../../api/contract.ts';
import { useFormats } from '../../../ui/format/formats-context.ts';
import { KeyFigure } from '../../../ui/format/KeyFigure.tsx';
import { Card } from '../../../ui/page/Card.tsx';
import { changeOf } from '../../statistics/last-day/change.ts';
import { EnergyOverDays } from './EnergyOverDays.tsx';
import classes from './ReportSummary.module.css';
import { useReportWords } from '../report-words.ts';
import { dayCount } from '../search.ts';

export function ReportSummary({ totals, filter }: { totals: ReportTotals; filter: ReportFilter }) {
  const { t } = useTranslation('reports');
  const formats = useFormats();
  const { hoursOf } = useReportWords();
  const { energyWh, sessions, drivers, durationSeconds, amountCents, unknown, before } = totals;
  const count = dayCount(filter);
  const change = changeOf(energyWh, before.energyWh);
  const compared = () => {
    if (before.energyWh === 0) return t('nothingBefore', { count });
    if (change === undefined) return t('hardlyBefore', { energy: formats.kilowattHours(before.energyWh), count });
    if (change === 0) return t('same', { count });
    const percent = formats.count(Math.abs(change));
    return change > 0 ? t('more', { percent, count }) : t('less', { percent, count });
  };
  const isHardly = before.energyWh > 0 && change === undefined;
  return (
    <Card label={t('totals')} className={classes.summary}>
      <div>
        <dl className={classes.figures}>
          <KeyFigure label={t('energy')} value={formats.kilowattHours(energyWh)} unit="kWh" labelFirst />
          <KeyFigure label={t('events')} value={formats.count(sessions)} labelFirst />
          <KeyFigure label={t('users')} value={formats.count(drivers)} labelFirst />
          <KeyFigure label={t('duration')} value={hoursOf(durationSeconds)} labelFirst />
          {amountCents !== null && <KeyFigure label={t('amount')} value={formats.money(amountCents)} labelFirst />}
        </dl>
        <p className={classes.compared} data-tip={isHardly ? t('hardlyBeforeTip') : undefined}>
          {compared()}
        </p>
        {unknown > 0 && <p className={classes.compared}>{t('unknown', { count: unknown })}</p>}
      </div>
      <EnergyOverDays filter={filter} />
    </Card>
  );
}
