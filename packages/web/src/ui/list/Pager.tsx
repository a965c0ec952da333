// Under a list: which part of it is shown, how large a page is, and the way to the others.
import { Menu, Pagination } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconChevronDown } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../format/formats-context.ts';
import classes from './Pager.module.css';

type Props = {
  /** How many are shown. */
  rows: number;
  page: number;
  pageSize: number;
  total: number;
  pageSizes?: readonly number[];
  /** What is asked for because the page is not there is no step that one goes back to. */
  onPage: (page: number, replace?: boolean) => void;
  onPageSize?: (pageSize: number) => void;
};

export function Pager({ rows, page, pageSize, total, pageSizes = [], onPage, onPageSize }: Props) {
  const { t } = useTranslation('stations');
  const formats = useFormats();
  const isPhone = useMediaQuery('(max-width: 47.99em)');
  const pages = Math.max(1, Math.ceil(total / pageSize));
  // An old link, or the last row of the last page is gone.
  useEffect(() => {
    if (rows === 0 && page > pages) onPage(pages, true);
  });
  const from = total === 0 ? 0 : (page - 1) * pageSize + 1;
  const to = Math.min(total, page * pageSize);
  const range = { from: formats.count(from), to: formats.count(to), total: formats.count(total) };
  return (
    <div className={classes.pager}>
      <span>{t('range', range)}</span>
      {onPageSize !== undefined && (
        <Menu position="top-end">
          <Menu.Target>
            <button type="button" className={classes.size}>
              {t('perPage', { size: pageSize })}
              <IconChevronDown size={14} stroke={1.5} aria-hidden="true" />
            </button>
          </Menu.Target>
          <Menu.Dropdown>
            {pageSizes.map((size) => (
              <Menu.Item key={size} onClick={() => onPageSize(size)}>
                {t('perPage', { size })}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {pages > 1 && (
        <Pagination
          component="nav"
          aria-label={t('pages')}
          value={page}
          total={pages}
          siblings={isPhone ? 0 : 1}
          onChange={onPage}
          getControlProps={(control) => ({
            'aria-label': control === 'previous' ? t('previousPage') : t('nextPage'),
          })}
        />
      )}
    </div>
  );
}
