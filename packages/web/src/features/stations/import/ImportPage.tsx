// Imports charging stations from a CSV file: tried first, with each bad line named, then added all at once.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportAnswer } from '../../../api/contract.ts';
import { FormPart } from '../../../ui/form/FormPart.tsx';
import { useFormats } from '../../../ui/format/formats-context.ts';
import { CapsButton } from '../../../ui/page/CapsButton.tsx';
import { ErrorLine } from '../../../ui/states/ErrorState.tsx';
import { PageHeader } from '../../../ui/page/PageHeader.tsx';
import { Download } from '../../../ui/sheet/Download.tsx';
import { FaultsPart } from '../../../ui/sheet/FaultsPart.tsx';
import { SheetFile } from '../../../ui/sheet/SheetFile.tsx';
import classes from '../../../ui/sheet/Sheet.module.css';
import { importStations } from '../api.ts';
import { exampleSheet, passwordSheet } from './sheets.ts';

function Done({ answer }: { answer: ImportAnswer }) {
  const { t } = useTranslation('stations');
  const formats = useFormats();
  const { added, passwords } = answer;
  return (
    <FormPart title={t('import.done', { count: added, shown: formats.count(added) })}>
      {passwords.length > 0 && (
        <>
          <p className={classes.text}>{t('import.passwordsText')}</p>
          <Download name="passwords.csv" text={passwordSheet(passwords)} label={t('import.passwords')} />
        </>
      )}
      <p className={classes.next}>
        <Link to="/stations">{t('import.toList')}</Link>
      </p>
    </FormPart>
  );
}

export function ImportPage() {
  const { t } = useTranslation('stations');
  const formats = useFormats();
  const queries = useQueryClient();
  const [file, setFile] = useState<{ name: string; text: string }>();
  const trying = useMutation({ mutationFn: (text: string) => importStations({ text, dryRun: true }) });
  const adding = useMutation({
    mutationFn: (text: string) => importStations({ text }),
    onSuccess: () => queries.invalidateQueries(),
  });
  const choose = async (chosen: File) => {
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
      <SheetFile
        text={t('import.text')}
        example={{ name: 'charging-stations.csv', text: exampleSheet }}
        chosen={file?.name}
        onChoose={(chosen) => void choose(chosen)}
      >
        {(trying.isError || adding.isError) && <ErrorLine error={trying.error ?? adding.error} />}
      </SheetFile>
      {answer !== undefined && answer.faultCount > 0 && <FaultsPart {...answer} />}
      {isFit && !isDone && file !== undefined && (
        <FormPart
          title={t('import.fit', { count: tried.fit, shown: formats.count(tried.fit) })}
          text={t('import.fitText')}
        >
          <CapsButton tone="main" busy={adding.isPending} onClick={() => adding.mutate(file.text)}>
            {t('import.action')}
          </CapsButton>
        </FormPart>
      )}
      {isDone && <Done answer={adding.data} />}
    </div>
  );
}
