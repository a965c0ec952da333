// Imports charging users and tokens from a CSV file: tried first, each bad line named, then done as it was tried.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormPart } from '../../../ui/form/FormPart.tsx';
import { useFormats } from '../../../ui/format/formats-context.ts';
import { CapsButton } from '../../../ui/page/CapsButton.tsx';
import { ErrorLine } from '../../../ui/states/ErrorState.tsx';
import { PageHeader } from '../../../ui/page/PageHeader.tsx';
import table from '../../../ui/table.module.css';
import { FaultsPart } from '../../../ui/sheet/FaultsPart.tsx';
import { SheetFile } from '../../../ui/sheet/SheetFile.tsx';
import classes from '../../../ui/sheet/Sheet.module.css';
import { sendSheet } from '../api.ts';
import { exampleSheet } from './example.ts';
import { changesAnything, type SheetProgress, type SheetReport } from './report.ts';

function Counts({ users, tokens }: Pick<SheetReport, 'users' | 'tokens'>) {
  const { t } = useTranslation('drivers');
  const formats = useFormats();
  const columns = ['added', 'changed', 'left'] as const;
  const rows = { users, tokens };
  return (
    <>
      <table className={table.table} aria-label={t('sheet.counts')}>
        <thead>
          <tr>
            <th scope="col">
              <span className="sm-only-read">{t('sheet.counts')}</span>
            </th>
            {columns.map((column) => (
              <th key={column} scope="col" className={table.figure}>
                {t(`sheet.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {(['users', 'tokens'] as const).map((row) => (
            <tr key={row}>
              <th scope="row" className={classes.row}>
                {t(`sheet.${row}`)}
              </th>
              {columns.map((column) => (
                <td key={column} className={table.figure}>
                  {formats.count(rows[row][column])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {tokens.moved > 0 && <p className={classes.file}>{t('sheet.moved', { count: tokens.moved })}</p>}
    </>
  );
}

type WayProps = { word: string; progress: SheetProgress | undefined; onStop: () => void };

function Way({ word, progress, onStop }: WayProps) {
  const { t } = useTranslation('drivers');
  const formats = useFormats();
  const of = progress && Math.max(progress.lines, progress.ofAbout);
  return (
    <div className={classes.way}>
      <progress aria-label={word} value={progress?.lines} max={of} />
      <span>
        {progress === undefined || of === undefined
          ? word
          : t('sheet.linesOf', { lines: formats.count(progress.lines), of: formats.count(of) })}
      </span>
      <CapsButton onClick={onStop}>{t('sheet.stop')}</CapsButton>
    </div>
  );
}

type Sending = { file: File; plan?: string; stop: AbortController };

/** Sends the file and follows what is told of it. */
function useSending() {
  const queries = useQueryClient();
  const [progress, setProgress] = useState<SheetProgress>();
  const sending = useMutation({
    mutationFn: ({ stop, ...what }: Sending) => {
      setProgress(undefined);
      return sendSheet({ ...what, signal: stop.signal, onProgress: setProgress });
    },
    onSuccess: ({ done }) => (done ? queries.invalidateQueries({ queryKey: ['drivers'] }) : undefined),
  });
  return { ...sending, progress, isStopped: sending.isError && sending.variables.stop.signal.aborted };
}

export function ImportPage() {
  const { t } = useTranslation('drivers');
  const [file, setFile] = useState<File>();
  const { data: report, variables, mutate, isPending, isError, isStopped, error, progress } = useSending();
  const choose = (chosen: File) => {
    setFile(chosen);
    mutate({ file: chosen, stop: new AbortController() });
  };
  const plan = report?.plan ?? undefined;
  const isDone = report?.done === true;
  return (
    <div className={classes.page}>
      <PageHeader title={t('sheet.title')} />
      <SheetFile
        text={t('sheet.text')}
        example={{ name: 'charging-users.csv', text: exampleSheet }}
        chosen={file?.name}
        busy={isPending}
        onChoose={choose}
      >
        {isPending && (
          <Way
            word={t(variables.plan === undefined ? 'sheet.reading' : 'sheet.importing')}
            progress={progress}
            onStop={() => variables.stop.abort()}
          />
        )}
        {isStopped && <p role="status">{t('sheet.stopped')}</p>}
        {isError && !isStopped && <ErrorLine error={error} />}
      </SheetFile>
      {report !== undefined && report.faultCount > 0 && <FaultsPart {...report} />}
      {report !== undefined && plan !== undefined && file !== undefined && (
        <FormPart
          title={changesAnything(report) ? t('sheet.fit', { count: report.lines }) : t('sheet.nothing')}
          text={t(changesAnything(report) ? 'sheet.fitText' : 'sheet.nothingText')}
        >
          <Counts {...report} />
          {changesAnything(report) && (
            <div className={classes.way}>
              <CapsButton tone="main" onClick={() => mutate({ file, plan, stop: new AbortController() })}>
                {t('sheet.action')}
              </CapsButton>
            </div>
          )}
        </FormPart>
      )}
      {isDone && (
        <FormPart title={t('sheet.done', { count: report.lines })}>
          <Counts {...report} />
          <p className={classes.way}>
            <Link to="/drivers">{t('sheet.toUsers')}</Link>
          </p>
        </FormPart>
      )}
    </div>
  );
}
