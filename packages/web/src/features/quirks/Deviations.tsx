// How a charging station left the standard: which rule, how often, when last, with an example.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Age } from '../../ui/format/Age.tsx';
import { nameOf } from '../../ui/format/name-of.ts';
import { useFormats } from '../../ui/format/formats-context.ts';
import { Card } from '../../ui/page/Card.tsx';
import { ErrorState } from '../../ui/states/ErrorState.tsx';
import { TableScroll } from '../../ui/list/TableScroll.tsx';
import table from '../../ui/table.module.css';
import { deviationsQuery } from './api.ts';
import classes from './Quirks.module.css';

export function Deviations({ stationId }: { stationId: number }) {
  const { t } = useTranslation('quirks');
  const { count } = useFormats();
  const { data, error, refetch } = useQuery(deviationsQuery(stationId));
  if (data === undefined) return error === null ? null : <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <Card label={t('deviations.title')} flush className={classes.card}>
      <div className={classes.tableHead}>
        <h2 className={classes.title}>{t('deviations.title')}</h2>
        <p className={classes.text}>{t(data.items.length === 0 ? 'deviations.none' : 'deviations.text')}</p>
      </div>
      {data.items.length > 0 && (
        <TableScroll label={t('deviations.title')}>
          <table className={table.table}>
            <thead>
              <tr>
                <th scope="col">{t('deviations.rule')}</th>
                <th scope="col" className={table.figure}>
                  {t('deviations.count')}
                </th>
                <th scope="col">{t('deviations.last')}</th>
                <th scope="col" className={table.wide}>
                  {t('deviations.example')}
                </th>
              </tr>
            </thead>
            <tbody>
              {data.items.map(({ rule, count: times, lastAt, example }) => (
                <tr key={rule}>
                  <td>
                    {nameOf(rule)}
                    <span className={`${classes.example} ${table.phone}`}>{example}</span>
                  </td>
                  <td className={table.figure}>{count(times)}</td>
                  <td className={table.nowrap}>
                    <Age at={lastAt} />
                  </td>
                  <td className={`${classes.example} ${table.wide}`}>{example}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
    </Card>
  );
}
