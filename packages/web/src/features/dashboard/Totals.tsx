// The four totals above the charging groups; they follow the chosen groups.
import { useTranslation } from 'react-i18next';
import type { DashboardStation } from '../../api/contract.ts';
import { useFormats } from '../../ui/format/formats-context.ts';
import { KeyFigure } from '../../ui/format/KeyFigure.tsx';
import { countByState } from '../../ui/station/point-look.ts';
import { PointSquare } from '../../ui/station/PointSquare.tsx';
import classes from './Totals.module.css';

export function Totals({ stations }: { stations: DashboardStation[] }) {
  const { t } = useTranslation('dashboard');
  const formats = useFormats();
  const counts = countByState(stations);
  const points = stations.reduce((sum, station) => sum + station.points.length, 0);
  return (
    <dl className={classes.totals}>
      <KeyFigure label={t('stations')} shortLabel={t('stationsShort')} value={formats.count(stations.length)} />
      <KeyFigure label={t('points')} shortLabel={t('pointsShort')} value={formats.count(points)} />
      <KeyFigure
        label={t('charging')}
        shortLabel={t('chargingShort')}
        value={formats.count(counts.charging)}
        sign={<PointSquare look="charging" size={16} />}
      />
      <KeyFigure
        label={t('issue')}
        shortLabel={t('issueShort')}
        value={formats.count(counts.issue)}
        tone={counts.issue > 0 ? 'danger' : undefined}
        sign={<PointSquare look="issue" size={16} />}
      />
    </dl>
  );
}
