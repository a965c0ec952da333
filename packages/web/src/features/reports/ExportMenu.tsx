// Takes the report that is on the screen home, as a file.
import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconFileText, IconTable } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ReportFilter } from '../../api/contract.ts';
import caps from '../../ui/page/CapsButton.module.css';
import { CapsButton } from '../../ui/page/CapsButton.tsx';
import { csvAddress, fileAddress } from './api.ts';
import classes from './ExportMenu.module.css';

type EntryProps = { href: string; name: string; text: string; Icon?: typeof IconTable };

function Entry({ href, name, text, Icon = IconTable }: EntryProps) {
  return (
    <Menu.Item component="a" href={href} download leftSection={<Icon size={16} stroke={1.5} />}>
      {name}
      <span className={classes.text}>{text}</span>
    </Menu.Item>
  );
}

export function ExportMenu({ filter }: { filter: ReportFilter | undefined }) {
  const { t } = useTranslation('reports');
  if (filter === undefined) return <CapsButton disabled>{t('export')}</CapsButton>;
  return (
    <Menu>
      <Menu.Target>
        <Button className={caps.caps} rightSection={<IconChevronDown size={14} stroke={1.75} />}>
          {t('export')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Entry href={csvAddress(filter, 'comma')} name={t('csv')} text={t('csvText')} />
        <Entry href={csvAddress(filter, 'semicolon')} name={t('csvSemicolon')} text={t('csvSemicolonText')} />
        <Entry href={fileAddress(filter, 'xlsx')} name={t('xlsx')} text={t('xlsxText')} />
        <Entry href={fileAddress(filter, 'pdf')} name={t('pdf')} text={t('pdfText')} Icon={IconFileText} />
      </Menu.Dropdown>
    </Menu>
  );
}
