// The OCPP log of a charging station: followed live or read backwards, searched, filtered, downloaded.
import { Button } from '@mantine/core';
import { IconChevronRight, IconDownload, IconPlayerPause, IconPlayerPlay, IconSend } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FilterBar } from '../../ui/list/FilterBar.tsx';
import { CapsButton } from '../../ui/page/CapsButton.tsx';
import { Card } from '../../ui/page/Card.tsx';
import { FixedChip } from '../../ui/list/Chip.tsx';
import { FilterChip } from '../../ui/list/FilterChip.tsx';
import { ListStates } from '../../ui/list/ListStates.tsx';
import { SearchField } from '../../ui/list/SearchField.tsx';
import { TableScroll } from '../../ui/list/TableScroll.tsx';
import { ToggleChip } from '../../ui/list/ToggleChip.tsx';
import table from '../../ui/table.module.css';
import { useMe } from '../login/api.ts';
import { exportAddress, framesQuery } from './api.ts';
import { FrameRow } from './FrameRow.tsx';
import { SendCall } from './SendCall.tsx';
import classes from './OcppLog.module.css';
import { isFiltered, type OcppLogSearch } from './search.ts';

type Change = { [Key in keyof OcppLogSearch]?: OcppLogSearch[Key] | undefined };
type Props = { stationId: number; search: OcppLogSearch; onChange: (change: Change) => void };

const unset = { direction: undefined, action: undefined, errors: undefined, search: undefined };

function Filters({ search, actions, onChange }: Omit<Props, 'stationId'> & { actions: string[] }) {
  const { t } = useTranslation(['ocppLog', 'stations']);
  const change = (change: Change) => onChange({ before: undefined, ...change });
  const chip = (name: string, value: string | undefined) => ({
    name,
    isSet: value !== undefined,
    shown: t('stations:anyOf', { name, value }),
    removeLabel: t('stations:remove', { name }),
  });
  const { direction, action } = search;
  return (
    <FilterBar isFiltered={isFiltered(search)} onClear={() => change(unset)}>
      <SearchField label={t('search')} value={search.search} onSearch={(text) => change({ search: text })} />
      <FilterChip
        {...chip(t('direction'), direction && t(direction))}
        options={(['in', 'out'] as const).map((value) => ({ value, label: t(value) }))}
        onChoose={(direction) => change({ direction })}
      />
      {action !== undefined && actions.length === 0 ? (
        <FixedChip {...chip(t('action'), action)} onRemove={() => change({ action: undefined })} />
      ) : (
        <FilterChip
          {...chip(t('action'), action)}
          options={actions.map((value) => ({ value, label: value }))}
          onChoose={(action) => change({ action })}
        />
      )}
      <ToggleChip
        name={t('errors')}
        isSet={search.errors === true}
        onToggle={() => change({ errors: search.errors === true ? undefined : true })}
      />
    </FilterBar>
  );
}

export function OcppLog({ stationId, search, onChange }: Props) {
  const { t } = useTranslation('ocppLog');
  const [paused, setPaused] = useState(false);
  const [isSending, setSending] = useState(false);
  const isAdmin = useMe().operator.role === 'admin';
  const isBack = search.before !== undefined;
  const { data, error, refetch } = useQuery(framesQuery(stationId, search, !paused && !isBack));
  const isNarrowed = isFiltered(search);
  const actions = [...new Set(data?.items.flatMap(({ action }) => action ?? []))].toSorted();
  const oldest = data?.items.at(-1)?.id;
  const followAnew = () => {
    setSending(false);
    setPaused(false);
    onChange({ ...unset, before: undefined });
  };
  return (
    <Card flush>
      <Filters search={search} actions={actions} onChange={onChange} />
      <div className={classes.bar}>
        <p role="status">{t(isBack ? 'looking' : paused ? 'paused' : 'following')}</p>
        {isBack ? (
          <CapsButton onClick={() => onChange({ before: undefined })}>{t('latest')}</CapsButton>
        ) : (
          <CapsButton
            icon={paused ? <IconPlayerPlay size={16} stroke={1.5} /> : <IconPlayerPause size={16} stroke={1.5} />}
            onClick={() => setPaused(!paused)}
          >
            {t(paused ? 'follow' : 'pause')}
          </CapsButton>
        )}
        <Button
          component="a"
          href={exportAddress(stationId, search)}
          leftSection={<IconDownload size={16} stroke={1.5} />}
        >
          {t('download')}
        </Button>
        {isAdmin && (
          <CapsButton icon={<IconSend size={16} stroke={1.5} />} onClick={() => setSending(true)}>
            {t('call.open')}
          </CapsButton>
        )}
      </div>
      {isSending && <SendCall stationId={stationId} onSent={followAnew} onClose={() => setSending(false)} />}
      <ListStates
        query={{ data: data && { total: data.items.length }, error, refetch }}
        title={t(isNarrowed ? 'noneFits' : 'none')}
        text={t(isNarrowed ? 'noneFitsText' : 'noneText')}
      />
      {data !== undefined && data.items.length > 0 && (
        <TableScroll label={t('frame')}>
          <table className={`${table.table} ${classes.log}`}>
            <thead>
              <tr>
                <th scope="col">{t('time')}</th>
                <th scope="col">
                  <span className={table.wide}>{t('direction')}</span>
                </th>
                <th scope="col">{t('action')}</th>
                <th scope="col" className={classes.frame}>
                  {t('frame')}
                </th>
              </tr>
            </thead>
            <tbody>
              {data.items.map((frame) => (
                <FrameRow key={frame.id} stationId={stationId} frame={frame} />
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
      {data?.hasMore === true && (
        <div className={classes.foot}>
          <CapsButton
            iconAfter={<IconChevronRight size={16} stroke={1.5} />}
            onClick={() => onChange({ before: oldest })}
          >
            {t('older')}
          </CapsButton>
        </div>
      )}
    </Card>
  );
}
