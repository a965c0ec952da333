// The last command of a charging point or a whole charging station, as its way.
import { useTranslation } from 'react-i18next';
import type { Command, StationPoint } from '../../api/contract.ts';
import { CommandWay } from '../../ui/station/CommandWay.tsx';
import { roughSpanOf } from '../../ui/format/formats.ts';
import { useNow } from '../../ui/format/now.ts';
import { isUnderway } from '../../ui/station/way-stops.ts';
import { callOf, nameOfCommand, waitsForCable } from './command-names.ts';
import { useEndingWords } from './command-words.ts';
import classes from './LastCommand.module.css';

type Props = {
  command: Command;
  /** None where it was for the whole charging station. */
  pointState?: StationPoint['state'];
};

export function LastCommand({ command, pointState }: Props) {
  const { t } = useTranslation('commands');
  const now = useNow();
  const endingWords = useEndingWords();
  const call = callOf(command);
  const span = roughSpanOf(now - Date.parse(command.queuedAt));
  return (
    <div className={classes.command}>
      <div>
        <p className={classes.caption}>{isUnderway(command.state) ? t('waiting', { span }) : t('last')}</p>
        <p className={classes.name}>{t(`name.${nameOfCommand(command)}`)}</p>
        {call !== null && <p className={classes.caption}>{call.action}</p>}
      </div>
      <div role="status">
        <CommandWay command={command} {...endingWords(command)} />
        {pointState !== undefined && waitsForCable(command, pointState, now) && (
          <p className={classes.caption}>{t('cable')}</p>
        )}
      </div>
    </div>
  );
}
