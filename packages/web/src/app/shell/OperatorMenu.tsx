// The operator's own menu: who is logged in, the own account, and the way out.
import { Menu, UnstyledButton, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconChevronDown, IconLogout, IconMoon, IconSun, IconUserCircle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Me } from '../../api/contract.ts';
import { useKeepLanguage } from '../../features/account/api.ts';
import { LanguageItems } from '../../ui/LanguageMenu.tsx';
import { initialsOf } from '../../ui/format/initials.ts';
import { Initials } from '../../ui/format/Initials.tsx';
import { useLogOut } from '../login/log-out.ts';
import classes from './OperatorMenu.module.css';

export function OperatorMenu({ me }: { me: Me }) {
  const { t } = useTranslation(['app', 'ui']);
  const { setColorScheme } = useMantineColorScheme();
  const dark = useComputedColorScheme('light') === 'dark';
  const leaving = useLogOut();
  const keepLanguage = useKeepLanguage();
  const { name, email, role, baseGroup } = me.operator;
  return (
    <Menu width={240}>
      <Menu.Target>
        <UnstyledButton className={classes.target}>
          <span className="sm-only-read">{t('operatorMenu', { name })}</span>
          <Initials text={initialsOf(name)} />
          <IconChevronDown className={classes.arrow} size={16} stroke={1.5} aria-hidden="true" />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={classes.who}>
          <strong>{name}</strong>
          <span>{email}</span>
          <span>
            {t(`role.${role}`)}, {baseGroup.name}
          </span>
        </div>
        <Menu.Divider />
        <Menu.Item
          className={classes.onPhone}
          leftSection={dark ? <IconSun size={16} stroke={1.5} /> : <IconMoon size={16} stroke={1.5} />}
          onClick={() => setColorScheme(dark ? 'light' : 'dark')}
        >
          {t(dark ? 'light' : 'dark')}
        </Menu.Item>
        <div className={classes.onPhone}>
          <Menu.Label>{t('ui:language')}</Menu.Label>
          <LanguageItems onChoose={keepLanguage} />
          <Menu.Divider />
        </div>
        <Menu.Item component={Link} to="/account" leftSection={<IconUserCircle size={16} stroke={1.5} />}>
          {t('account')}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} stroke={1.5} />} onClick={() => leaving.mutate()}>
          {t('logOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
