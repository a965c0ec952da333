// Chooses which columns of the list are shown.
import { Button, Menu } from '@mantine/core';
import { IconCheck, IconColumns3 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { columns, type Column } from './columns.ts';

type Props = { shown: readonly Column[]; onToggle: (column: Column) => void };

export function ColumnsMenu({ shown, onToggle }: Props) {
  const { t } = useTranslation('stations');
  return (
    <Menu position="bottom-end" closeOnItemClick={false}>
      <Menu.Target>
        <Button variant="quiet" size="xs" leftSection={<IconColumns3 size={16} stroke={1.5} />}>
          {t('columns')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {columns.map((column) => (
          <Menu.Item
            key={column}
            renderRoot={(props) => (
              <button {...props} type="button" role="menuitemcheckbox" aria-checked={shown.includes(column)} />
            )}
            leftSection={
              <IconCheck size={16} stroke={1.75} visibility={shown.includes(column) ? 'visible' : 'hidden'} />
            }
            onClick={() => onToggle(column)}
          >
            {t(`column.${column}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
