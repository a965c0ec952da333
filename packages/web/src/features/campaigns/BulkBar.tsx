// Floats under a list in which charging stations are chosen: how many, what to ask of them, and the way out.
import { Menu } from '@mantine/core';
import { IconDots, IconFolder } from '@tabler/icons-react';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../ui/format/formats-context.ts';
import { commandIcons } from '../commands/command-icons.ts';
import type { MenuCommand } from '../commands/menu-entries.ts';
import { MoveToGroup } from '../groups/MoveToGroup.tsx';
import { useMe } from '../login/api.ts';
import classes from './BulkBar.module.css';
import { bulkEntries } from './bulk-entries.ts';
import { useBulk } from './bulk.tsx';

type Props = {
  stationIds: readonly number[];
  /** How many more the list would find, and how to choose all of them; undefined where there are no more. */
  all: { count: number; isAllOfThem: boolean; onChoose: () => void } | undefined;
  /** They are put back one by one, where each is edited. */
  areOrphans: boolean;
  onClear: () => void;
};

/** Esc lets go of the choice, unless it closes something above the page. */
function useEscape(onEscape: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isForOthers = document.querySelector('[role="dialog"], [role="menu"]') !== null;
      if (event.key === 'Escape' && !event.defaultPrevented && !isForOthers) onEscape();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [onEscape]);
}

function Action({ name, onClick, children }: { name: MenuCommand; onClick: () => void; children: ReactNode }) {
  const Icon = commandIcons[name];
  return (
    <button type="button" className={classes.action} onClick={onClick}>
      <Icon size={16} stroke={1.5} />
      {children}
    </button>
  );
}

export function BulkBar({ stationIds, all, areOrphans, onClear }: Props) {
  const { t } = useTranslation(['campaigns', 'commands', 'groups']);
  const formats = useFormats();
  const isAdmin = useMe().operator.role === 'admin';
  const bulk = useBulk(stationIds);
  const [isMoving, setIsMoving] = useState(false);
  const entries = bulkEntries(isAdmin);
  useEscape(onClear);
  const number = (count: number) => ({ count, shown: formats.count(count) });
  return (
    <>
      <div className={classes.bar} role="region" aria-label={t('bar.label')}>
        <span className={classes.count} role="status">
          {t('bar.count', number(stationIds.length))}
        </span>
        {all !== undefined && (
          <button type="button" className={classes.action} onClick={all.onChoose}>
            {t(all.isAllOfThem ? 'bar.all' : 'bar.most', number(all.count))}
          </button>
        )}
        <span className={classes.line} aria-hidden="true" />
        <span className={classes.actions}>
          {entries.bar.map((entry) => (
            <Action key={entry.name} name={entry.name} onClick={() => bulk.choose(entry)}>
              {t(`commands:name.${entry.name}`)}
            </Action>
          ))}
          {!areOrphans && (
            <button type="button" className={classes.action} onClick={() => setIsMoving(true)}>
              <IconFolder size={16} stroke={1.5} />
              {t('groups:move.open')}
            </button>
          )}
        </span>
        <Menu width={260} position="top-end">
          <Menu.Target>
            <button type="button" className={classes.action}>
              <IconDots size={16} stroke={1.5} />
              {t('bar.more')}
            </button>
          </Menu.Target>
          <Menu.Dropdown>
            {!areOrphans && (
              <Menu.Item
                leftSection={<IconFolder size={16} stroke={1.5} />}
                className={classes.onPhone}
                onClick={() => setIsMoving(true)}
              >
                {t('groups:move.open')}
              </Menu.Item>
            )}
            {[...entries.bar, ...entries.more].map((entry) => {
              const Icon = commandIcons[entry.name];
              return (
                <Menu.Item
                  key={entry.name}
                  className={entries.bar.includes(entry) ? classes.onPhone : undefined}
                  leftSection={<Icon size={16} stroke={1.5} />}
                  onClick={() => bulk.choose(entry)}
                >
                  {t(`commands:name.${entry.name}`)}
                </Menu.Item>
              );
            })}
            {isAdmin && (
              <Menu.Item
                leftSection={<commandIcons.changeSetting size={16} stroke={1.5} />}
                onClick={bulk.changeSettings}
              >
                {t('change.open')}
              </Menu.Item>
            )}
            <Menu.Item leftSection={<commandIcons.releaseCable size={16} stroke={1.5} />} onClick={bulk.releaseCables}>
              {t('commands:name.releaseCable')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
        <span className={classes.line} aria-hidden="true" />
        <button type="button" className={`${classes.action} ${classes.clear}`} onClick={onClear}>
          {t('bar.clear')} <kbd className={classes.key}>{t('bar.escape')}</kbd>
        </button>
      </div>
      <div className={classes.room} />
      {bulk.dialogs}
      {isMoving && <MoveToGroup stationIds={stationIds} onMoved={onClear} onClose={() => setIsMoving(false)} />}
    </>
  );
}
