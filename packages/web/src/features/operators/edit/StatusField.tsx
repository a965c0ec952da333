// Whether an operator may log in.
import { Radio } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from '../RightsFields.module.css';

type Props = { active: boolean; disabled: boolean; onChange: (active: boolean) => void };

export function StatusField({ active, disabled, onChange }: Props) {
  const { t } = useTranslation('operators');
  return (
    <Radio.Group
      label={t('status')}
      value={active ? 'active' : 'inactive'}
      onChange={(status) => onChange(status === 'active')}
    >
      <div className={classes.choices}>
        <Radio value="active" label={t('state.active')} disabled={disabled} />
        <Radio value="inactive" label={t('state.inactive')} description={t('inactiveMeaning')} disabled={disabled} />
      </div>
    </Radio.Group>
  );
}
