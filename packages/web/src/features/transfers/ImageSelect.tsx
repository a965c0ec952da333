// Chooses a firmware image among any number of those whose file has come, found as one types.
import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FirmwareImage } from '../../api/contract.ts';
import { ErrorLine } from '../../ui/states/ErrorState.tsx';
import layout from '../../ui/dialog/Form.module.css';
import { firmwareQuery } from '../firmware/api.ts';

type Props = { value?: string | null; error?: ReactNode; onChange: (imageId: string | null) => void };

const labelOf = ({ version, vendor, fileName }: FirmwareImage) =>
  [version, vendor, fileName].filter((part) => part !== '').join(', ');

export function ImageSelect({ value = null, error, onChange }: Props) {
  const { t } = useTranslation('transfers');
  const [chosen, setChosen] = useState<FirmwareImage>();
  const [typed, setTyped] = useState('');
  // What is chosen stands in the field, where it is not looked for.
  const [search] = useDebouncedValue(chosen !== undefined && typed === labelOf(chosen) ? '' : typed, 150);
  const { data, error: fault, isPlaceholderData } = useQuery(firmwareQuery({ search, uploaded: true, pageSize: 20 }));
  const found = data?.items ?? [];
  const isNew = chosen !== undefined && found.every(({ id }) => id !== chosen.id);
  const choices = isNew ? [chosen, ...found] : found;
  const hasNone = search === '' && data?.total === 0 && !isPlaceholderData;
  return (
    <>
      <Select
        label={t('update.image')}
        placeholder={t('update.choose')}
        data={choices.map((image) => ({ value: String(image.id), label: labelOf(image) }))}
        // The server has chosen what fits.
        filter={({ options }) => options}
        nothingFoundMessage={t('update.noneFound')}
        disabled={hasNone}
        searchable
        value={value}
        error={error}
        onChange={(imageId) => {
          setChosen(choices.find(({ id }) => String(id) === imageId));
          onChange(imageId);
        }}
        onSearchChange={setTyped}
      />
      {hasNone && (
        <p className={layout.note}>
          {t('update.noImages')} <Link to="/settings/firmware">{t('update.toImages')}</Link>
        </p>
      )}
      {fault !== null && <ErrorLine error={fault} />}
    </>
  );
}
