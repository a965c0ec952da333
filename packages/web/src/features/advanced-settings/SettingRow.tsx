// One advanced setting: key, meaning, value, what waits of it, and how its last change ended.
import { ActionIcon } from '@mantine/core';
import { IconHistory, IconPencil } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Command, Setting } from '../../api/contract.ts';
import { useNow } from '../../ui/format/now.ts';
import { isUnderway } from '../../ui/station/way-stops.ts';
import { useEndingWords } from '../commands/command-words.ts';
import classes from './AdvancedSettings.module.css';
import { BrokenAtCommas } from './BrokenAtCommas.tsx';
import { awaitsRestart, changeOf } from './changes.ts';
import { isSecret, knownSetting, ruleOf } from './known-settings.ts';
import { SettingEditor } from './SettingEditor.tsx';

/** How long a refusal stays beside the setting; after that it stands in what was changed of it. */
const shownMs = 10 * 60_000;

function LastChange({ command, bootedAt }: { command: Command; bootedAt: string | null }) {
  const { t } = useTranslation('advancedSettings');
  const now = useNow();
  const endingWords = useEndingWords();
  const value = changeOf(command).to;
  if (command.state === 'waiting') return <p className={classes.underway}>{t('waitsForStation', { value })}</p>;
  if (isUnderway(command.state)) return <p className={classes.underway}>{t('underway', { value })}</p>;
  if (awaitsRestart(command, bootedAt)) return <p className={classes.waits}>{t('waits', { value })}</p>;
  if (command.state === 'accepted' || command.state === 'cancelled' || now - Date.parse(command.queuedAt) > shownMs)
    return null;
  return (
    <p className={classes.failed}>
      {t('failed')} {endingWords(command).reason}
    </p>
  );
}

type Props = {
  stationId: number;
  connected: boolean;
  setting: Setting;
  last: Command | undefined;
  bootedAt: string | null;
  canChange: boolean;
  isEdited: boolean;
  onEdit: (key: string | null) => void;
  onHistory: (key: string) => void;
};

export function SettingRow({ setting, last, bootedAt, canChange, isEdited, onEdit, onHistory, ...place }: Props) {
  const { t } = useTranslation('advancedSettings');
  const { key, value, readOnly } = setting;
  const known = knownSetting(key);
  const rule = ruleOf(known);
  const shown = isSecret(key) ? t('secret') : value;
  return (
    <li className={classes.setting} data-read-only={readOnly || undefined}>
      <div className={classes.name}>
        <p className={classes.key}>{key}</p>
        {known !== undefined && <p className={classes.meaning}>{t(`explained.${known}`)}</p>}
      </div>
      <div className={classes.place} role="status">
        {isEdited && <SettingEditor {...place} setting={setting} onDone={() => onEdit(null)} />}
        {!isEdited && (
          <p className={classes.value}>
            {shown === null || shown === '' ? (
              <span className={classes.none}>{t('noValue')}</span>
            ) : (
              <BrokenAtCommas text={shown} />
            )}
            {rule?.unit !== undefined && shown !== null && <span className={classes.unit}> {rule.unit}</span>}
          </p>
        )}
        {last !== undefined && <LastChange command={last} bootedAt={bootedAt} />}
      </div>
      <div className={classes.actions}>
        {readOnly && <span className={classes.mark}>{t('readOnly')}</span>}
        {!readOnly && rule?.reboot === true && (
          <span className={classes.mark} data-tip={t('rebootTip')}>
            {t('reboot')}
          </span>
        )}
        {last !== undefined && (
          <ActionIcon
            aria-label={t('history', { key })}
            data-tip={t('history', { key })}
            onClick={() => onHistory(key)}
          >
            <IconHistory size={16} stroke={1.5} />
          </ActionIcon>
        )}
        {canChange && !readOnly && !isEdited && (
          <ActionIcon aria-label={t('edit', { key })} data-tip={t('edit', { key })} onClick={() => onEdit(key)}>
            <IconPencil size={16} stroke={1.5} />
          </ActionIcon>
        )}
      </div>
    </li>
  );
}
