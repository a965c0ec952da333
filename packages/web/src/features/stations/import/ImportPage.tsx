// Imports charging stations from a CSV file: tried first, with each bad line named, then added all at once.
import { Button, FileButton } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportAnswer } from '../../../api/contract.ts';
import { FormPart } from '../../../ui/form/FormPart.tsx';
import { CapsButton } from '../../../ui/page/CapsButton.tsx';
import { ErrorLine } from '../../../ui/page/ErrorState.tsx';
import { PageHeader } from '../../../ui/page/PageHeader.tsx';
import { TableScroll } from '../../../ui/page/TableScroll.tsx';
import table from '../../../ui/table.module.css';
import { importStations } from '../api.ts';
import { exampleSheet, passwordSheet } from './sheets.ts';
import classes from './ImportPage.module.css';

/** A file that never leaves this browser but to where the operator puts it. */
function Download({ name, text, label }: { name: string; text: string; label: string }) {
  const href = `data:text/csv;charset=utf-8,${encodeURIComponent(text)}`;
  return (
    <Button component="a" href={href} download={name}>
      {label}
    </Button>
  );
}

function Faults({ answer }: { answer: ImportAnswer }) {
  const { t } = useTranslation('stations');
  return (
    <FormPart title={t('import.faults', { count: answer.faultCount })} text={t('import.faultsText')}>
      <TableScroll label={t('import.faultsText')}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col" className={table.figure}>
                {t('import.line')}
              </th>
              <th scope="col">{t('import.column')}</th>
              <th scope="col">{t('import.problem')}</th>
            </tr>
          </thead>
          <tbody>
            {answer.faults.map(({ line, column, problem }) => (
              <tr key={`${line} ${column} ${problem}`}>
                <td className={table.figure}>{line}</td>
                <td>{column}</td>
                <td>{problem}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </FormPart>
  );
}

function Done({ answer }: { answer: ImportAnswer }) {
  const { t } = useTranslation('stations');
  const { added, passwords } = answer;
  return (
    <FormPart title={t('import.done', { count: added })}>
      {passwords.length > 0 && (
        <>
          <p className={classes.text}>{t('import.passwordsText')}</p>
          <Download name="passwords.csv" text={passwordSheet(passwords)} label={t('import.passwords')} />
        </>
      )}
    </FormPart>
  );
}

export function ImportPage() {
  const { t } = useTranslation('stations');
  const queries = useQueryClient();
  const [file, setFile] = useState<{ name: string; text: string }>();
  const trying = useMutation({ mutationFn: (text: string) => importStations({ text, dryRun: true }) });
  const adding = useMutation({
    mutationFn: (text: string) => importStations({ text }),
    onSuccess: () => queries.invalidateQueries(),
  });
  const choose = async (chosen: File | null) => {
    if (chosen === null) return;
    const text = await chosen.text();
    setFile({ name: chosen.name, text });
    adding.reset();
    trying.mutate(text);
  };
  const tried = trying.data;
  const isFit = tried !== undefined && tried.faultCount === 0;
  const isDone = adding.data !== undefined && adding.data.added > 0;
  const answer = adding.data ?? tried;
  return (
    <div className={classes.page}>
      <PageHeader title={t('import.title')} />
      <FormPart title={t('import.file')} text={t('import.text')}>
        <div className={classes.buttons}>
          <FileButton accept=".csv,text/csv,text/plain" onChange={(chosen) => void choose(chosen)}>
            {(props) => (
              <Button {...props} leftSection={<IconUpload size={16} stroke={1.5} />}>
                {t('import.choose')}
              </Button>
            )}
          </FileButton>
          <Download name="charging-stations.csv" text={exampleSheet} label={t('import.example')} />
        </div>
        {file !== undefined && <p className={classes.file}>{file.name}</p>}
        {(trying.isError || adding.isError) && <ErrorLine error={trying.error ?? adding.error} />}
      </FormPart>
      {answer !== undefined && answer.faultCount > 0 && <Faults answer={answer} />}
      {isFit && !isDone && file !== undefined && (
        <FormPart title={t('import.fit', { count: tried.fit })} text={t('import.fitText')}>
          <CapsButton tone="main" busy={adding.isPending} onClick={() => adding.mutate(file.text)}>
            {t('import.action')}
          </CapsButton>
        </FormPart>
      )}
      {isDone && <Done answer={adding.data} />}
    </div>
  );
}
