// What is asked: which token, at which charging station and point, when.
import { Select, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Fields, FormPart } from '../../ui/form/FormPart.tsx';
import { useFormats } from '../../ui/format/formats-context.ts';
import { useNow } from '../../ui/format/now.ts';
import { driverQuery } from '../drivers/api.ts';
import { stationQuery, stationsQuery } from '../stations/api.ts';
import { tokenQuery, tokensQuery } from '../tokens/api.ts';
import { cardOf, noCard, type WhySearch } from './search.ts';

/** What the address says no more is undefined. */
export type WhyChange = { [Key in keyof WhySearch]?: WhySearch[Key] | undefined };
type Props = { search: WhySearch; onChange: (change: WhyChange) => void };
type Choice = { value: string; label: string };

const mostShown = 20;
/** Among the tokens, which have numbers. */
const seenCard = 'card';

/** What is chosen stands among the choices, also where the search does not find it. */
const among = (found: Choice[], chosen: Choice | undefined): Choice[] =>
  chosen === undefined || found.some(({ value }) => value === chosen.value) ? found : [chosen, ...found];

function TokenChoice({ search: asked, onChange }: Props) {
  const { tokenId, driverId } = asked;
  const { t } = useTranslation('presentations');
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed, 150);
  const ofDriver = useQuery({ ...driverQuery(driverId ?? 0), enabled: driverId !== undefined });
  const { data: found } = useQuery({
    ...tokensQuery({ search: typed === '' ? '' : search, pageSize: mostShown }),
    placeholderData: keepPreviousData,
    enabled: driverId === undefined,
  });
  const { data: chosen } = useQuery({ ...tokenQuery(tokenId ?? 0), enabled: tokenId !== undefined });
  const choiceOf = ({ id, token, name, driver }: NonNullable<typeof chosen>): Choice => ({
    value: String(id),
    label: [driver?.name, name, token].filter(Boolean).join(', '),
  });
  const tokens = driverId === undefined ? (found?.items ?? []) : (ofDriver.data?.tokens ?? []);
  const card = cardOf(asked);
  const seen = card && { value: seenCard, label: t(`ask.card.${card.from}`) };
  const all = among(among(tokens.map(choiceOf), chosen && choiceOf(chosen)), seen);
  return (
    <Select
      label={t('ask.token')}
      placeholder={t('ask.findToken')}
      data={all}
      // The server has chosen what fits.
      filter={driverId === undefined ? ({ options }) => options : undefined}
      searchable
      nothingFoundMessage={t('ask.noToken')}
      value={tokenId === undefined ? (seen?.value ?? null) : String(tokenId)}
      onChange={(id) => onChange({ ...(id !== seenCard && { ...noCard, tokenId: Number(id) || undefined }) })}
      onSearchChange={(text) => setTyped(all.some(({ label }) => label === text) ? '' : text)}
    />
  );
}

function StationChoice({ search: { stationId }, onChange }: Props) {
  const { t } = useTranslation('presentations');
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed, 150);
  const { data: found } = useQuery(stationsQuery({ sort: 'name', page: 1, pageSize: mostShown, search }));
  const { data: chosen } = useQuery({ ...stationQuery(stationId ?? 0), enabled: stationId !== undefined });
  const choiceOf = ({ id, name, identifier }: { id: number; name: string; identifier: string }): Choice => ({
    value: String(id),
    label: `${name}, ${identifier}`,
  });
  const all = among((found?.items ?? []).map(choiceOf), chosen && choiceOf(chosen));
  return (
    <Select
      label={t('ask.station')}
      placeholder={t('ask.findStation')}
      data={all}
      filter={({ options }) => options}
      searchable
      nothingFoundMessage={t('ask.noStation')}
      value={stationId === undefined ? null : String(stationId)}
      onChange={(id) => onChange({ stationId: id === null ? undefined : Number(id), evse: undefined })}
      onSearchChange={(text) => setTyped(all.some(({ label }) => label === text) ? '' : text)}
    />
  );
}

export function Question({ search, onChange }: Props) {
  const { t } = useTranslation('presentations');
  const formats = useFormats();
  const now = useNow(60_000);
  const { stationId, evse, at } = search;
  const { data: station } = useQuery({ ...stationQuery(stationId ?? 0), enabled: stationId !== undefined });
  const points = (station?.points ?? []).map((point) => ({
    value: String(point.evse),
    label: t('ask.starts', { number: point.evse }),
  }));
  return (
    <FormPart title={t('ask.question')}>
      <Fields>
        <TokenChoice search={search} onChange={onChange} />
        <StationChoice search={search} onChange={onChange} />
        <Select
          label={t('ask.point')}
          data={[{ value: '0', label: t('ask.heldUp') }, ...points]}
          allowDeselect={false}
          value={String(evse ?? 0)}
          onChange={(chosen) => onChange({ evse: Number(chosen) || undefined })}
        />
        <TextInput
          type="datetime-local"
          label={t('ask.at')}
          description={t('ask.atHelp', { zone: formats.zone(now) })}
          inputWrapperOrder={['label', 'input', 'error', 'description']}
          value={at ?? ''}
          onChange={(event) => onChange({ at: event.currentTarget.value || undefined })}
        />
      </Fields>
    </FormPart>
  );
}
