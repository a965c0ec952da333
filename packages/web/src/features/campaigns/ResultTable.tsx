// What became of a bulk command, charging station by charging station.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CampaignResult } from '../../api/contract.ts';
import { TableScroll } from '../../ui/list/TableScroll.tsx';
import table from '../../ui/table.module.css';
import { CommandWay } from '../../ui/station/CommandWay.tsx';
import { pointOfCommand } from '../commands/command-names.ts';
import { useEndingWords } from '../commands/command-words.ts';
import { changeOf } from '../advanced-settings/changes.ts';
import classes from './Campaigns.module.css';

function Row({ result: { command, station } }: { result: CampaignResult }) {
  const { t } = useTranslation('ui');
  const endingWords = useEndingWords();
  const point = pointOfCommand(command);
  const place = point === null ? [] : [t('point', { number: point })];
  const { key, to } = changeOf(command);
  const change = command.intent === 'changeSetting' ? [`${key}: ${to}`] : [];
  return (
    <tr>
      <td className={table.tall}>
        <Link className={table.first} to="/stations/$stationId" params={{ stationId: station.id }}>
          {station.name}
        </Link>
        <span className={table.second}>{[station.identifier, ...place, ...change].join(' · ')}</span>
      </td>
      <td className={classes.way}>
        <CommandWay command={command} {...endingWords(command)} />
      </td>
    </tr>
  );
}

export function ResultTable({ results }: { results: CampaignResult[] }) {
  const { t } = useTranslation('campaigns');
  return (
    <TableScroll label={t('page.results')}>
      <table className={`${table.table} ${classes.table}`}>
        <thead>
          <tr>
            <th scope="col">{t('column.station')}</th>
            <th scope="col">{t('column.way')}</th>
          </tr>
        </thead>
        <tbody>
          {results.map((result) => (
            <Row key={result.command.id} result={result} />
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
