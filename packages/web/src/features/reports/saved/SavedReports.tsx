// Reports that are kept under a name: opened from the menu, made by saving what is chosen, some of them coming by mail.
import { Button, Menu, Select, TextInput } from '@mantine/core';
import { IconBookmark, IconChevronDown, IconMail } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReportFilter, SavedReport } from '../../../api/contract.ts';
import { CapsButton } from '../../../ui/page/CapsButton.tsx';
import { Dialog } from '../../../ui/dialog/Dialog.tsx';
import { ErrorLine } from '../../../ui/states/ErrorState.tsx';
import form from '../../../ui/dialog/Form.module.css';
import { savedQuery, useForgetReport, useSaveReport } from '../api.ts';
import classes from '../files/ExportMenu.module.css';
import { spanOfSaved } from './saved-days.ts';

const days = ['chosen', 'last_month', 'last_week'] as const;
const mailings = ['never', 'monthly', 'weekly'] as const;
const formats = ['pdf', 'xlsx'] as const;
const chosenOf = <T extends string>(all: readonly T[], value: string | null, otherwise: T): T =>
  all.find((one) => one === value) ?? otherwise;

type DialogProps = { filter: ReportFilter; saved: SavedReport | undefined; onClose: () => void };

function SaveDialog({ filter, saved, onClose }: DialogProps) {
  const { t } = useTranslation(['reports', 'ui']);
  const [name, setName] = useState(saved?.name ?? '');
  const [span, setSpan] = useState<(typeof days)[number]>(saved?.days ?? 'chosen');
  const [mailed, setMailed] = useState<(typeof mailings)[number]>(saved?.mailed ?? 'never');
  const [format, setFormat] = useState<(typeof formats)[number]>(saved?.format ?? 'pdf');
  const saving = useSaveReport();
  const forgetting = useForgetReport();
  const mailable = span !== 'chosen';
  const edit = { name, days: span, format, ...(mailable && mailed !== 'never' && { mailed }) };
  const { error } = saving.isError ? saving : forgetting;
  return (
    <Dialog title={t(saved === undefined ? 'save' : 'changeSaved')} keepsInput onClose={onClose}>
      <form
        className={form.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '')
            saving.mutate({ filter: saved?.filter ?? filter, edit, saved }, { onSuccess: onClose });
        }}
      >
        <TextInput
          label={t('savedName')}
          maxLength={200}
          required
          withAsterisk={false}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Select
          label={t('savedDays')}
          data={days.map((value) => ({ value, label: t(`savedDaysName.${value}`) }))}
          value={span}
          allowDeselect={false}
          onChange={(value) => setSpan(chosenOf(days, value, 'chosen'))}
        />
        {mailable && (
          <Select
            label={t('mailed')}
            description={t('mailedHelp')}
            data={mailings.map((value) => ({ value, label: t(`mailedName.${value}`) }))}
            value={mailed}
            allowDeselect={false}
            onChange={(value) => setMailed(chosenOf(mailings, value, 'never'))}
          />
        )}
        {mailable && mailed !== 'never' && (
          <Select
            label={t('mailedFile')}
            data={formats.map((value) => ({ value, label: t(value) }))}
            value={format}
            allowDeselect={false}
            onChange={(value) => setFormat(chosenOf(formats, value, 'pdf'))}
          />
        )}
        {error !== null && <ErrorLine error={error} />}
        <div className={form.buttons}>
          {saved !== undefined && (
            <CapsButton
              tone="danger"
              busy={forgetting.isPending}
              onClick={() => forgetting.mutate(saved, { onSuccess: onClose })}
            >
              {t('forget')}
            </CapsButton>
          )}
          <CapsButton onClick={onClose}>{t('ui:cancel')}</CapsButton>
          <CapsButton tone="main" submit busy={saving.isPending}>
            {t('keep')}
          </CapsButton>
        </div>
      </form>
    </Dialog>
  );
}

type Props = { filter: ReportFilter | undefined; today: string; onOpen: (filter: ReportFilter) => void };

export function SavedReports({ filter, today, onOpen }: Props) {
  const { t } = useTranslation('reports');
  const { data } = useQuery(savedQuery);
  const [dialog, setDialog] = useState<{ saved: SavedReport | undefined } | undefined>();
  const saved = data?.items ?? [];
  const about = dialog?.saved?.filter ?? filter;
  return (
    <>
      {saved.length > 0 && (
        <Menu>
          <Menu.Target>
            <Button rightSection={<IconChevronDown size={14} stroke={1.5} />}>{t('savedReports')}</Button>
          </Menu.Target>
          <Menu.Dropdown>
            {saved.map((one) => (
              <Menu.Item
                key={one.id}
                leftSection={
                  one.mailed === null ? <IconBookmark size={16} stroke={1.5} /> : <IconMail size={16} stroke={1.5} />
                }
                onClick={() => onOpen({ ...one.filter, ...spanOfSaved(one, today) })}
              >
                {one.name}
                <span className={classes.text}>
                  {one.mailed === null ? t(`savedDaysName.${one.days}`) : t(`mailedName.${one.mailed}`)}
                </span>
              </Menu.Item>
            ))}
            <Menu.Divider />
            {saved.map((one) => (
              <Menu.Item key={one.id} onClick={() => setDialog({ saved: one })}>
                {t('changeOne', { name: one.name })}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      <Button disabled={filter === undefined} onClick={() => setDialog({ saved: undefined })}>
        {t('saveFilters')}
      </Button>
      {dialog !== undefined && about !== undefined && (
        <SaveDialog filter={about} saved={dialog.saved} onClose={() => setDialog(undefined)} />
      )}
    </>
  );
}
