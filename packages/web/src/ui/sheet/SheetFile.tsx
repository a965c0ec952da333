// The part of an import where its CSV file is chosen, beside an example to fill in.
import { Button, FileButton } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FormPart } from '../form/FormPart.tsx';
import { Download } from './Download.tsx';
import classes from './Sheet.module.css';

type Props = {
  text: string;
  example: { name: string; text: string };
  /** The name of the file that was chosen. */
  chosen: string | undefined;
  busy?: boolean;
  onChoose: (file: File) => void;
  children?: ReactNode;
};

export function SheetFile({ text, example, chosen, busy = false, onChoose, children }: Props) {
  const { t } = useTranslation('ui');
  return (
    <FormPart title={t('sheet.file')} text={text}>
      <div className={classes.buttons}>
        <FileButton accept=".csv,text/csv,text/plain" onChange={(file) => file !== null && onChoose(file)}>
          {(props) => (
            <Button {...props} disabled={busy} leftSection={<IconUpload size={16} stroke={1.5} />}>
              {t('sheet.choose')}
            </Button>
          )}
        </FileButton>
        <Download {...example} label={t('sheet.example')} />
      </div>
      {chosen !== undefined && <p className={classes.file}>{chosen}</p>}
      {children}
    </FormPart>
  );
}
