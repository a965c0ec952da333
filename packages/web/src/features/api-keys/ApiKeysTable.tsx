// API keys as rows, each with what can be done about it.
import { ActionIcon, Menu } from '@mantine/core';
import { IconDotsVertical } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ApiKey } from '../../api/contract.ts';
import { Age } from '../../ui/format/Age.tsx';
import { useFormats } from '../../ui/format/formats-context.ts';
import { roughSpanOf } from '../../ui/format/formats.ts';
import { useNow } from '../../ui/format/now.ts';
import { SortHead, type Sorting } from '../../ui/list/SortHead.tsx';
import { TableScroll } from '../../ui/list/TableScroll.tsx';
import table from '../../ui/table.module.css';
import classes from './ApiKeysTable.module.css';
import { nearnessOf } from './expiry.ts';
import type { ApiKeySort } from './search.ts';

export type Deed = 'rename' | 'revoke';
type OnDeed = (deed: Deed, apiKey: ApiKey) => void;

function Expiry({ at }: { at: string }) {
  const { t } = useTranslation('apiKeys');
  const formats = useFormats();
  const now = useNow(60_000);
  const nearness = nearnessOf(at, now);
  const text = {
    ended: t('expired'),
    soon: t('inTime', { span: roughSpanOf(Date.parse(at) - now) }),
    far: formats.shortNameOfDay(formats.calendarDay(at)),
  }[nearness];
  return (
    <time className={classes.expiry} data-nearness={nearness} dateTime={at} data-tip={formats.exact(at)}>
      {text}
    </time>
  );
}

function Deeds({ apiKey, onDeed }: { apiKey: ApiKey; onDeed: OnDeed }) {
  const { t } = useTranslation('apiKeys');
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={t('actionsOf', { name: apiKey.name })}>
          <IconDotsVertical size={16} stroke={1.5} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => onDeed('rename', apiKey)}>{t('rename.action')}</Menu.Item>
        <Menu.Item color="red" onClick={() => onDeed('revoke', apiKey)}>
          {t('revoke.action')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function Row({ apiKey, onDeed }: { apiKey: ApiKey; onDeed: OnDeed }) {
  const { t } = useTranslation('apiKeys');
  const { name, prefix, role, baseGroup, lastUsedAt, expiresAt, createdBy } = apiKey;
  return (
    <tr>
      <td className={`${table.tall} ${classes.name}`}>
        {name}
        <span className={table.second}>
          <code>{prefix}…</code>
          <span className={classes.onPhone}>
            {t(`roleName.${role}`)}, {baseGroup.name}
          </span>
        </span>
      </td>
      <td className={table.wide}>{t(`roleName.${role}`)}</td>
      <td className={`${table.wide} ${classes.name}`}>{baseGroup.name}</td>
      <td className={`${table.wide} ${table.nowrap}`}>
        <Age at={lastUsedAt} />
      </td>
      <td className={table.nowrap}>
        <Expiry at={expiresAt} />
      </td>
      <td className={`${table.wide} ${classes.name}`}>{createdBy?.name ?? t('formerOperator')}</td>
      <td className={classes.actions}>
        <Deeds apiKey={apiKey} onDeed={onDeed} />
      </td>
    </tr>
  );
}

type Props = { apiKeys: readonly ApiKey[]; sorting: Sorting<ApiKeySort>; onDeed: OnDeed };

export function ApiKeysTable({ apiKeys, sorting, onDeed }: Props) {
  const { t } = useTranslation('apiKeys');
  return (
    <TableScroll label={t('title')}>
      <table className={table.table}>
        <thead>
          <tr>
            <SortHead by="name" sorting={sorting}>
              {t('column.name')}
            </SortHead>
            <th scope="col" className={table.wide}>
              {t('column.role')}
            </th>
            <th scope="col" className={table.wide}>
              {t('column.group')}
            </th>
            <SortHead by="lastUsedAt" sorting={sorting} className={table.wide}>
              {t('column.used')}
            </SortHead>
            <SortHead by="expiresAt" sorting={sorting}>
              {t('column.expires')}
            </SortHead>
            <th scope="col" className={table.wide}>
              {t('column.madeBy')}
            </th>
            <th scope="col">
              <span className="sm-only-read">{t('column.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {apiKeys.map((apiKey) => (
            <Row key={apiKey.id} apiKey={apiKey} onDeed={onDeed} />
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
