// The sums of a time frame, above its diagram.
import { useTranslation } from 'react-i18next';
import type { Statistics } from '../../api/contract.ts';
import { useFormats } from '../../ui/format/formats-context.ts';
import { KeyFigure } from '../../ui/format/KeyFigure.tsx';
import classes from './SpanFigures.module.css';

type Props = { total: Statistics['total']; points?: number | undefined; withShares: boolean };

export function SpanFigures({ total, points, withShares }: Props) {
  const { t } = useTranslation('statistics');
  const formats = useFormats();
  const ofPoints = points === undefined ? '' : t('ofPoints', { total: formats.count(points) });
  const share = (value: number | null) =>
    value === null ? { value: '–' } : { value: formats.percent(value), unit: '%' };
  return (
    <dl className={classes.figures}>
      <KeyFigure label={t('energy')} value={formats.kilowattHours(total.energyWh)} unit="kWh" labelFirst />
      <KeyFigure label={t('sessions')} value={formats.count(total.sessions)} labelFirst />
      <KeyFigure label={t('usedPoints')} value={formats.count(total.usedPoints)} unit={ofPoints} labelFirst />
      {withShares && (
        <>
          <KeyFigure label={t('utilisation')} tip={t('utilisationTip')} {...share(total.utilisation)} labelFirst />
          <KeyFigure label={t('availability')} tip={t('availabilityTip')} {...share(total.availability)} labelFirst />
        </>
      )}
    </dl>
  );
}
