// What was changed of one setting: when, by whom, from what to what, and what the station said.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../ui/format/formats-context.ts';
import { Dialog } from '../../ui/dialog/Dialog.tsx';
import { ErrorState } from '../../ui/states/ErrorState.tsx';
import { RowSkeletons } from '../../ui/states/Skeletons.tsx';
import { TableScroll } from '../../ui/list/TableScroll.tsx';
import table from '../../ui/table.module.css';
import { useEndingWords } from '../commands/command-words.ts';
import { changesQuery } from './api.ts';
import classes from './AdvancedSettings.module.css';
import { changeOf } from './changes.ts';

type Props = { stationId: number; settingKey: string; onClose: () => void };

export function SettingChanges({ stationId, settingKey: key, onClose }: Props) {
  const { t } = useTranslation('advancedSettings');
  const formats = useFormats();
  const endingWords = useEndingWords();
  const { data, error, refetch } = useQuery(changesQuery(stationId, key));
  return (
    <Dialog title={t('changes.title', { key })} widthPx={720} onClose={onClose}>
      {data === undefined && error === null && <RowSkeletons rows={3} />}
      {data === undefined && error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data?.items.length === 0 && <p>{t('changes.none')}</p>}
      {data !== undefined && data.items.length > 0 && (
        <TableScroll label={t('changes.title', { key })}>
          <table className={`${table.table} ${classes.changes}`}>
            <thead>
              <tr>
                <th scope="col">{t('changes.when')}</th>
                <th scope="col">{t('changes.who')}</th>
                <th scope="col">{t('changes.what')}</th>
                <th scope="col">{t('changes.result')}</th>
              </tr>
            </thead>
            <tbody>
              {data.items.map((command) => {
                const { from, to } = changeOf(command);
                const { reason, note } = endingWords(command);
                return (
                  <tr key={command.id}>
                    <td className={table.nowrap}>{formats.dayTime(command.queuedAt)}</td>
                    <td>{command.operator?.name ?? command.apiKey?.name ?? t('changes.nobody')}</td>
                    <td className={classes.change}>{t('changes.from', { from: from ?? t('changes.unknown'), to })}</td>
                    <td>
                      {t(`changes.state.${command.state}`)}
                      <span className={table.second}>{reason ?? note}</span>
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </TableScroll>
      )}
    </Dialog>
  );
}
