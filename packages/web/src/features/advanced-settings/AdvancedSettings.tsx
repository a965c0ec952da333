// The advanced settings of a charging station: read anew, searched, explained, and changed by admins.
import { IconRefresh } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Setting, Station } from '../../api/contract.ts';
import { Age } from '../../ui/format/Age.tsx';
import { CapsButton } from '../../ui/page/CapsButton.tsx';
import { Card } from '../../ui/page/Card.tsx';
import { EmptyState } from '../../ui/states/EmptyState.tsx';
import { ErrorLine, ErrorState } from '../../ui/states/ErrorState.tsx';
import filters from '../../ui/list/Filters.module.css';
import { Pager } from '../../ui/list/Pager.tsx';
import { SearchField } from '../../ui/list/SearchField.tsx';
import { RowSkeletons } from '../../ui/states/Skeletons.tsx';
import { isUnderway } from '../../ui/station/way-stops.ts';
import { commandsQuery, useSendCommand } from '../commands/api.ts';
import { useMe } from '../login/api.ts';
import { WantedSettings } from '../desired-settings/WantedSettings.tsx';
import classes from './AdvancedSettings.module.css';
import { changesQuery, settingsQuery } from './api.ts';
import { awaitsRestart, lastChanges } from './changes.ts';
import type { SettingsSearch } from './search.ts';
import { fits, settingsPageSize } from './search.ts';
import { SettingChanges } from './SettingChanges.tsx';
import { SettingRow } from './SettingRow.tsx';

/** Asks for all settings; how that fares stands at the head of the page. */
function useRefresh({ id, connected }: Station) {
  const { t } = useTranslation('advancedSettings');
  const sending = useSendCommand(id);
  const { data: commands } = useQuery(commandsQuery(id));
  const last = commands?.items.find(
    ({ intent, arguments: { keys } }) => intent === 'refreshConfiguration' && !(Array.isArray(keys) && keys.length > 0),
  );
  const isBusy = sending.isPending || (last !== undefined && isUnderway(last.state));
  return {
    error: sending.error,
    button: (
      <CapsButton
        icon={<IconRefresh size={16} stroke={1.5} />}
        busy={isBusy}
        disabled={!connected}
        onClick={() => sending.mutate({ intent: 'refreshConfiguration', arguments: {} })}
      >
        {t('refresh')}
      </CapsButton>
    ),
  };
}

type Change = { [Key in keyof SettingsSearch]?: SettingsSearch[Key] | undefined };
type Props = { station: Station; search: SettingsSearch; onChange: (change: Change, replace?: boolean) => void };

const latest = (settings: Setting[]): string =>
  settings.reduce((last, { reportedAt }) => (reportedAt > last ? reportedAt : last), '');

export function AdvancedSettings({ station, search, onChange }: Props) {
  const { t } = useTranslation('advancedSettings');
  const { id: stationId, bootedAt } = station;
  const { data, error, refetch } = useQuery(settingsQuery(stationId));
  const { data: changes } = useQuery(changesQuery(stationId));
  const refresh = useRefresh(station);
  const canChange = useMe().operator.role === 'admin';
  const [edited, setEdited] = useState<string | null>(null);
  const [history, setHistory] = useState<string | null>(null);
  if (data === undefined) {
    return (
      <Card flush>
        {error === null ? <RowSkeletons rows={6} /> : <ErrorState error={error} onRetry={() => void refetch()} />}
      </Card>
    );
  }
  const last = lastChanges(changes?.items ?? []);
  const awaiting = [...last].filter(([, command]) => awaitsRestart(command, bootedAt)).map(([key]) => key);
  const found = data.items.filter((setting) => fits(setting, search.search));
  const page = Math.min(search.page ?? 1, Math.max(1, Math.ceil(found.length / settingsPageSize)));
  const shown = found.slice((page - 1) * settingsPageSize, page * settingsPageSize);
  const isEmpty = data.items.length === 0;
  return (
    <Card flush>
      <div className={filters.filters} role="search">
        {!isEmpty && (
          <>
            <SearchField
              label={t('search')}
              value={search.search}
              onSearch={(text) => onChange({ search: text, page: undefined })}
            />
            <span className={classes.count}>
              {t('count', { count: found.length })}, {t('readAt')} <Age at={latest(data.items)} />
            </span>
          </>
        )}
        <span className={classes.refresh}>{refresh.button}</span>
      </div>
      <WantedSettings stationId={stationId} canChange={canChange} />
      {refresh.error !== null && <ErrorLine error={refresh.error} />}
      {canChange && !isEmpty && <p className={classes.warning}>{t('warning')}</p>}
      {awaiting.length > 0 && (
        <p className={classes.awaiting}>{t('awaiting', { count: awaiting.length, keys: awaiting.join(', ') })}</p>
      )}
      {isEmpty && <EmptyState title={t('none')} text={t(station.connected ? 'noneText' : 'noneOffline')} />}
      {!isEmpty && found.length === 0 && <EmptyState title={t('noneFits')} text={t('noneFitsText')} />}
      <ul>
        {shown.map((setting) => (
          <SettingRow
            key={setting.key}
            stationId={stationId}
            connected={station.connected}
            setting={setting}
            last={last.get(setting.key)}
            bootedAt={bootedAt}
            canChange={canChange}
            isEdited={edited === setting.key}
            onEdit={setEdited}
            onHistory={setHistory}
          />
        ))}
      </ul>
      {found.length > settingsPageSize && (
        <Pager
          rows={shown.length}
          page={page}
          pageSize={settingsPageSize}
          total={found.length}
          onPage={(page, replace) => onChange({ page: page === 1 ? undefined : page }, replace)}
        />
      )}
      {history !== null && (
        <SettingChanges stationId={stationId} settingKey={history} onClose={() => setHistory(null)} />
      )}
    </Card>
  );
}
