// Takes the report that is on the screen home, as a file.
import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconFileText, IconTable } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ReportFilter } from '../../../api/contract.ts';
import { languageOf } from '../../../ui/format/languages.ts';
import caps from '../../../ui/page/CapsButton.module.css';
import { CapsButton } from '../../../ui/page/CapsButton.tsx';
import { csvAddress, fileAddress, useAskJob } from '../api.ts';
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

/** As many charging events as are made while one waits. */
const mostAtOnce = { xlsx: 50_000, pdf: 5_000 };

type FileProps = { filter: ReportFilter; format: 'xlsx' | 'pdf'; sessions: number; Icon: typeof IconTable };

function FileEntry({ filter, format, sessions, Icon }: FileProps) {
  const { t, i18n } = useTranslation('reports');
  const language = languageOf(i18n.language);
  const asking = useAskJob();
  if (sessions <= mostAtOnce[format]) {
    return (
      <Entry href={fileAddress(filter, { language, format })} name={t(format)} text={t(`${format}Text`)} Icon={Icon} />
    );
  }
  return (
    <Menu.Item
      leftSection={<Icon size={16} stroke={1.5} />}
      onClick={() => asking.mutate({ filter, format, language })}
    >
      {t(format)}
      <span className={classes.text}>{t('inBackground')}</span>
    </Menu.Item>
  );
}

type Props = { filter: ReportFilter | undefined; sessions: number };

export function ExportMenu({ filter, sessions }: Props) {
  const { t, i18n } = useTranslation('reports');
  const language = languageOf(i18n.language);
  // A decimal comma wants other signs between the cells.
  const separators = language === 'de' ? (['semicolon', 'comma'] as const) : (['comma', 'semicolon'] as const);
  if (filter === undefined) return <CapsButton disabled>{t('export')}</CapsButton>;
  return (
    <Menu>
      <Menu.Target>
        <Button className={caps.caps} rightSection={<IconChevronDown size={14} stroke={1.75} />}>
          {t('export')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {separators.map((separator) => (
          <Entry
            key={separator}
            href={csvAddress(filter, { language, separator })}
            name={t(`csv.${separator}`)}
            text={t(`csvText.${separator}`)}
          />
        ))}
        <FileEntry filter={filter} format="xlsx" sessions={sessions} Icon={IconTable} />
        <FileEntry filter={filter} format="pdf" sessions={sessions} Icon={IconFileText} />
      </Menu.Dropdown>
    </Menu>
  );
}
