// Every command that a charging station was sent: what, by whom, and how it ended.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Command } from '../../api/contract.ts';
import { Card } from '../../ui/page/Card.tsx';
import { CommandWay } from '../../ui/station/CommandWay.tsx';
import { EmptyState } from '../../ui/page/EmptyState.tsx';
import { ErrorState } from '../../ui/page/ErrorState.tsx';
import { useFormats } from '../../ui/format/formats-context.ts';
import { RowSkeletons } from '../../ui/page/Skeletons.tsx';
import { TableScroll } from '../../ui/page/TableScroll.tsx';
import table from '../../ui/table.module.css';
import { commandsQuery } from './api.ts';
import classes from './CommandList.module.css';
import { messageOfCommand, nameOfCommand, pointOfCommand } from './command-names.ts';
import { useEndingWords } from './command-words.ts';

function Row({ command }: { command: Command }) {
  const { t } = useTranslation(['commands', 'ui']);
  const formats = useFormats();
  const endingWords = useEndingWords();
  const point = pointOfCommand(command);
  const { operator, apiKey, taskRunId } = command;
  const nobody = t(taskRunId === null ? 'nobody' : 'task');
  const program = apiKey === null ? nobody : t('program', { name: apiKey.name });
  const message = messageOfCommand(command);
  const limitAmps = command.intent === 'setLimit' ? command.arguments['limitAmps'] : undefined;
  const limit = typeof limitAmps === 'number' ? `${limitAmps} A` : t('noLimit');
  const pointName = point === null ? t('ui:wholeStation') : t('ui:point', { number: point });
  return (
    <tr>
      <td className={table.tall}>
        {t(`name.${nameOfCommand(command)}`)}
        <span className={table.second}>
          {[
            pointName,
            ...(message === null ? [] : [t(`trigger.message.${message}`)]),
            ...(limitAmps === undefined ? [] : [limit]),
          ].join(' · ')}
        </span>
      </td>
      <td className={table.wide}>{operator?.name ?? program}</td>
      <td className={`${table.wide} ${table.nowrap}`}>{formats.exact(command.queuedAt)}</td>
      <td className={classes.way}>
        <CommandWay command={command} {...endingWords(command)} />
      </td>
    </tr>
  );
}

export function CommandList({ stationId }: { stationId: number }) {
  const { t } = useTranslation('commands');
  const { data, error, refetch } = useQuery(commandsQuery(stationId));
  if (data === undefined) {
    return (
      <Card flush>
        {error === null ? <RowSkeletons rows={4} /> : <ErrorState error={error} onRetry={() => void refetch()} />}
      </Card>
    );
  }
  if (data.items.length === 0) {
    return (
      <Card flush>
        <EmptyState title={t('none')} text={t('noneText')} />
      </Card>
    );
  }
  return (
    <Card flush>
      <TableScroll label={t('title')}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{t('column.command')}</th>
              <th scope="col" className={table.wide}>
                {t('column.operator')}
              </th>
              <th scope="col" className={table.wide}>
                {t('column.asked')}
              </th>
              <th scope="col">{t('column.way')}</th>
            </tr>
          </thead>
          <tbody>
            {data.items.map((command) => (
              <Row key={command.id} command={command} />
            ))}
          </tbody>
        </table>
      </TableScroll>
    </Card>
  );
}
