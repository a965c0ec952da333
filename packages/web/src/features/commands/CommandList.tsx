// Every command that a charging station was sent: what, by whom, and how it ended.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Command } from '../../api/contract.ts';
import { said } from '../../ui/address.ts';
import { Card } from '../../ui/page/Card.tsx';
import { CommandWay } from '../../ui/station/CommandWay.tsx';
import { EmptyState } from '../../ui/states/EmptyState.tsx';
import { ErrorState } from '../../ui/states/ErrorState.tsx';
import { useFormats } from '../../ui/format/formats-context.ts';
import filters from '../../ui/list/Filters.module.css';
import { Pager } from '../../ui/list/Pager.tsx';
import { RowSkeletons } from '../../ui/states/Skeletons.tsx';
import { TableScroll } from '../../ui/list/TableScroll.tsx';
import { ToggleChip } from '../../ui/list/ToggleChip.tsx';
import table from '../../ui/table.module.css';
import { commandPageQuery, commandsPageSize } from './api.ts';
import classes from './CommandList.module.css';
import { prettyJson } from '../../ui/format/pretty-json.ts';
import { callOf, messageOfCommand, nameOfCommand, pointOfCommand } from './command-names.ts';
import { useEndingWords } from './command-words.ts';
import type { CommandsSearch } from './search.ts';

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
  const call = callOf(command);
  const pointName = point === null ? t('ui:wholeStation') : t('ui:point', { number: point });
  return (
    <tr>
      <td className={call === null ? table.tall : classes.call}>
        {t(`name.${nameOfCommand(command)}`)}
        <span className={table.second}>
          {[
            call?.action ?? pointName,
            ...(message === null ? [] : [t(`trigger.message.${message}`)]),
            ...(limitAmps === undefined ? [] : [limit]),
          ].join(' · ')}
        </span>
        {call !== null && call.answer !== null && (
          <details className={classes.said}>
            <summary>{t('said')}</summary>
            <pre>{prettyJson(call.answer)}</pre>
          </details>
        )}
      </td>
      <td className={table.wide}>{operator?.name ?? program}</td>
      <td className={`${table.wide} ${table.nowrap}`}>{formats.exact(command.queuedAt)}</td>
      <td className={classes.way}>
        <CommandWay command={command} {...endingWords(command)} />
      </td>
    </tr>
  );
}

function Rows({ commands }: { commands: readonly Command[] }) {
  const { t } = useTranslation('commands');
  return (
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
          {commands.map((command) => (
            <Row key={command.id} command={command} />
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

type Change = { [Key in keyof CommandsSearch]?: CommandsSearch[Key] | undefined };
type Props = { stationId: number; search: CommandsSearch; onChange: (change: Change, replace?: boolean) => void };

export function CommandList({ stationId, search: { page = 1, given }, onChange }: Props) {
  const { t } = useTranslation('commands');
  const { data, error, refetch } = useQuery(commandPageQuery(stationId, said({ page, given })));
  return (
    <Card flush>
      <div className={filters.filters}>
        <ToggleChip
          name={t('given')}
          isSet={given === true}
          onToggle={() => onChange({ given: given === true ? undefined : true, page: undefined })}
        />
      </div>
      {data === undefined && error === null && <RowSkeletons rows={4} />}
      {data === undefined && error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data?.total === 0 && <EmptyState title={t('none')} text={t('noneText')} />}
      {data !== undefined && data.total > 0 && (
        <>
          <Rows commands={data.items} />
          <Pager
            rows={data.items.length}
            page={page}
            pageSize={commandsPageSize}
            total={data.total}
            onPage={(next, replace) => onChange({ page: next }, replace)}
          />
        </>
      )}
    </Card>
  );
}
