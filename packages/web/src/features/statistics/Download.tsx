// What is shown, to keep: its figures as CSV, the diagram as a picture.
import { ActionIcon, Menu } from '@mantine/core';
import { IconDownload, IconFileTypeCsv, IconPhoto } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

/** `onPicture` is missing where no diagram is on the screen. */
export function Download({ csv, onPicture }: { csv: string; onPicture?: () => void }) {
  const { t } = useTranslation('statistics');
  return (
    <Menu>
      <Menu.Target>
        <ActionIcon aria-label={t('download')} data-tip={t('download')}>
          <IconDownload size={16} stroke={1.5} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component="a" href={csv} download leftSection={<IconFileTypeCsv size={16} stroke={1.5} />}>
          {t('asCsv')}
        </Menu.Item>
        <Menu.Item
          disabled={onPicture === undefined}
          leftSection={<IconPhoto size={16} stroke={1.5} />}
          {...(onPicture !== undefined && { onClick: onPicture })}
        >
          {t('asPicture')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
