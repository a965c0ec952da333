// Lets the operator choose which charging groups the dashboard shows; a group stands for all below it.
import { Button, Checkbox, Popover } from '@mantine/core';
import { IconSettings } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { DashboardGroup } from '../../api/contract.ts';
import classes from './ChooseGroups.module.css';
import { choiceOf, indented, toggled } from './group-choice.ts';

type Props = {
  groups: DashboardGroup[];
  chosen: ReadonlySet<number> | null;
  onChoose: (chosen: ReadonlySet<number> | null) => void;
};

export function ChooseGroups({ groups, chosen, onChoose }: Props) {
  const { t } = useTranslation('dashboard');
  const all = new Set(groups.map(({ id }) => id));
  const current = chosen ?? all;
  const count = groups.filter(({ id }) => current.has(id)).length;
  const onToggle = (groupId: number) => {
    const next = toggled(groups, current, groupId);
    onChoose(next.size === all.size ? null : next);
  };
  return (
    <Popover position="bottom-end" offset={4} trapFocus returnFocus classNames={{ dropdown: classes.dropdown }}>
      <Popover.Target>
        <Button classNames={{ section: classes.icon }} leftSection={<IconSettings size={16} stroke={1.5} />}>
          <span className={classes.long}>{t('choose')}</span>
          <span className={classes.short}>{t('chooseShort')}</span>
          <span className={classes.count}>{t('chosen', { count, total: groups.length })}</span>
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <ul className={classes.groups} aria-label={t('groups')}>
          {indented(groups).map(({ group, depth }) => {
            const choice = choiceOf(groups, current, group.id);
            return (
              <li key={group.id} style={{ paddingLeft: depth * 20 }}>
                <Checkbox
                  label={group.name}
                  checked={choice === 'all'}
                  indeterminate={choice === 'some'}
                  onChange={() => onToggle(group.id)}
                />
              </li>
            );
          })}
        </ul>
        {chosen !== null && (
          <Button size="xs" variant="quiet" onClick={() => onChoose(null)}>
            {t('all')}
          </Button>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
