// What an operator may see and do: base group and permission level.
import { Radio } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OperatorEdit } from '../../api/contract.ts';
import { Fields } from '../../ui/form/FormPart.tsx';
import { GroupSelect } from '../groups/GroupSelect.tsx';
import classes from './RightsFields.module.css';

const roles = ['basic', 'admin'] as const;

type Rights = Pick<OperatorEdit, 'role'> & { baseGroupId: number | null };
type Props = {
  values: Rights;
  baseGroupError: ReactNode;
  disabled?: boolean;
  onChange: (change: Partial<Rights>) => void;
  /** Stands below the base group. */
  children?: ReactNode;
};

export function RightsFields({ values, baseGroupError, disabled = false, onChange, children }: Props) {
  const { t } = useTranslation('operators');
  return (
    <Fields>
      <div className={classes.where}>
        <GroupSelect
          label={t('baseGroup')}
          description={t('baseGroupHelp')}
          value={values.baseGroupId}
          error={baseGroupError}
          disabled={disabled}
          onChange={(baseGroupId) => onChange({ baseGroupId })}
        />

        {children}
      </div>
      <Radio.Group
        label={t('level')}
        value={values.role}
        onChange={(role) => onChange({ role: role === 'admin' ? 'admin' : 'basic' })}
      >
        <div className={classes.choices}>
          {roles.map((role) => (
            <Radio
              key={role}
              value={role}
              label={t(`role.${role}`)}
              description={t(`roleMeaning.${role}`)}
              disabled={disabled}
            />
          ))}
        </div>
      </Radio.Group>
    </Fields>
  );
}
