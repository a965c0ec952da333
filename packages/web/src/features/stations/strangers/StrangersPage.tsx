// Unknown stations: who knocked with an identifier that no charging station has; one click begins to add it.
import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Age } from '../../../ui/format/Age.tsx';
import { useFormats } from '../../../ui/format/formats-context.ts';
import { Card } from '../../../ui/page/Card.tsx';
import { EmptyState } from '../../../ui/states/EmptyState.tsx';
import { ErrorLine, ErrorState } from '../../../ui/states/ErrorState.tsx';
import { PageHeader } from '../../../ui/page/PageHeader.tsx';
import { RowSkeletons } from '../../../ui/states/Skeletons.tsx';
import { TableScroll } from '../../../ui/list/TableScroll.tsx';
import table from '../../../ui/table.module.css';
import { dismissStranger, strangersQuery } from '../api.ts';
import { isIdentifier } from '../add/add-form.ts';
import classes from '../Stations.module.css';

export function StrangersPage() {
  const { t } = useTranslation('stations');
  const formats = useFormats();
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery(strangersQuery);
  const dismissing = useMutation({
    mutationFn: dismissStranger,
    onSuccess: () => queries.invalidateQueries({ queryKey: strangersQuery.queryKey }),
  });
  return (
    <>
      <PageHeader title={t('strangers.title')} />
      {dismissing.isError && <ErrorLine error={dismissing.error} />}
      <Card flush>
        {error !== null && data === undefined && <ErrorState error={error} onRetry={() => void refetch()} />}
        {error === null && data === undefined && <RowSkeletons rows={4} />}
        {data?.items.length === 0 && <EmptyState title={t('strangers.none')} text={t('strangers.noneText')} />}
        {data !== undefined && data.items.length > 0 && (
          <>
            <p className={classes.about}>{t('strangers.text')}</p>
            <TableScroll label={t('strangers.title')}>
              <table className={table.table}>
                <thead>
                  <tr>
                    <th scope="col">{t('add.identifier')}</th>
                    <th scope="col" className={table.wide}>
                      {t('strangers.from')}
                    </th>
                    <th scope="col" className={`${table.figure} ${table.wide}`}>
                      {t('strangers.count')}
                    </th>
                    <th scope="col" className={table.wide}>
                      {t('strangers.last')}
                    </th>
                    <th scope="col" className={classes.actionsHead}>
                      {t('column.actions')}
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {data.items.map(({ identifier, wasRemoved, address, count, lastAt }) => (
                    <tr key={identifier}>
                      <td className={table.tall}>
                        {identifier}
                        {wasRemoved && <span className={table.second}>{t('strangers.removed')}</span>}
                      </td>
                      <td className={table.wide}>{address}</td>
                      <td className={`${table.figure} ${table.wide}`}>{formats.count(count)}</td>
                      <td className={`${table.wide} ${table.nowrap}`}>
                        <Age at={lastAt} />
                      </td>
                      <td>
                        <span className={classes.actions}>
                          {isIdentifier(identifier) && (
                            <Button
                              size="xs"
                              aria-label={t('strangers.addNamed', { identifier })}
                              renderRoot={(props) => <Link to="/stations/new" search={{ identifier }} {...props} />}
                            >
                              {t('strangers.add')}
                            </Button>
                          )}
                          <Button
                            size="xs"
                            variant="quiet"
                            aria-label={t('strangers.dismissNamed', { identifier })}
                            onClick={() => dismissing.mutate(identifier)}
                          >
                            {t('strangers.dismiss')}
                          </Button>
                        </span>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </TableScroll>
          </>
        )}
      </Card>
    </>
  );
}
