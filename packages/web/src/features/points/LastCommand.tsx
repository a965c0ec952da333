// The last command of a charging point, as its way.
import { useTranslation } from 'react-i18next';
import type { Command, StationPoint } from '../../api/contract.ts';
import { CommandWay } from '../../ui/station/CommandWay.tsx';
import { roughSpanOf } from '../../ui/format/formats.ts';
import { useNow } from '../../ui/format/now.ts';
import { isUnderway } from '../../ui/station/way-stops.ts';
import { nameOfCommand, waitsForCable } from '../commands/command-names.ts';
import { useReasonWords } from '../commands/command-words.ts';
import classes from './LastCommand.module.css';

export function LastCommand({ command, pointState }: { command: Command; pointState: StationPoint['state'] }) {
  const { t } = useTranslation('commands');
  const now = useNow();
  const reasonWords = useReasonWords();
  const span = roughSpanOf(now - Date.parse(command.queuedAt));
  return (
    <div className={classes.command}>
      <div>
        <p className={classes.caption}>{isUnderway(command.state) ? t('waiting', { span }) : t('last')}</p>
        <p className={classes.name}>{t(`name.${nameOfCommand(command)}`)}</p>
      </div>
      <div role="status">
        <CommandWay command={command} reason={reasonWords(command)} />
        {waitsForCable(command, pointState, now) && <p className={classes.caption}>{t('cable')}</p>}
      </div>
    </div>
  );
}
