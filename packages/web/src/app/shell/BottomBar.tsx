// On a phone, the way to the pages lies within reach of the thumb: the most used in the bar, the rest behind its menu.
import { Drawer } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconMenu2, IconSearch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import classes from './BottomBar.module.css';
import { usePlaces } from '../places.tsx';

export function BottomBar({ onFind }: { onFind: () => void }) {
  const { t } = useTranslation(['app', 'ui']);
  const places = usePlaces().flat();
  const [isOpen, { open, close }] = useDisclosure(false);
  return (
    <nav aria-label={t('nav.label')} className={classes.bar}>
      {places.map(
        ({ to, inBar, Icon, Count }) =>
          inBar !== undefined && (
            <Link key={to} to={to} className={classes.entry}>
              <Icon size={20} />
              {t(`nav.${inBar}`)}
              {Count && (
                <span className={classes.count}>
                  <Count />
                </span>
              )}
            </Link>
          ),
      )}
      <button type="button" className={classes.entry} aria-haspopup="dialog" onClick={onFind}>
        <IconSearch size={20} stroke={1.5} aria-hidden="true" />
        {t('nav.find')}
      </button>
      <button type="button" className={classes.entry} aria-haspopup="dialog" aria-expanded={isOpen} onClick={open}>
        <IconMenu2 size={20} stroke={1.5} aria-hidden="true" />
        {t('nav.menu')}
      </button>
      <Drawer
        opened={isOpen}
        onClose={close}
        position="bottom"
        classNames={{ content: classes.sheet, title: classes.title }}
        title={t('nav.menu')}
        closeButtonProps={{ 'aria-label': t('ui:close') }}
        attributes={{ header: { role: 'presentation' } }}
      >
        <ul className={classes.rest}>
          {places.map(
            ({ to, word, inBar, Icon, mark }) =>
              inBar === undefined && (
                <li key={to}>
                  <Link to={to} className={classes.row} onClick={close} {...mark}>
                    <Icon size={20} />
                    {t(`nav.${word}`)}
                  </Link>
                </li>
              ),
          )}
        </ul>
      </Drawer>
    </nav>
  );
}
