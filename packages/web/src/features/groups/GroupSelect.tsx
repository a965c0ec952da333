// Chooses one charging group of the operator's domain, shown as the tree it is and found as one types.
import { Select, type SelectProps } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { groupsQuery } from './api.ts';
import classes from './GroupSelect.module.css';
import { inTreeOrder } from './tree-order.ts';

type Props = Pick<SelectProps, 'label' | 'description' | 'placeholder' | 'error' | 'disabled' | 'clearable'> & {
  value: number | null;
  onChange: (groupId: number | null) => void;
  /** Groups that cannot be chosen here, such as a group itself and all below it. */
  without?: (groupId: number) => boolean;
};

export function GroupSelect({ value, onChange, without = () => false, ...input }: Props) {
  const { t } = useTranslation('groups');
  const { data } = useQuery(groupsQuery);
  const placed = new Map(inTreeOrder(data?.items ?? []).map((entry) => [String(entry.group.id), entry]));
  return (
    <Select
      placeholder={t('select')}
      nothingFoundMessage={t('noneFound')}
      {...input}
      data={[...placed]
        .filter(([, { group }]) => !without(group.id))
        .map(([id, { group }]) => ({ value: id, label: group.name }))}
      value={value === null ? null : String(value)}
      onChange={(id) => onChange(id === null ? null : Number(id))}
      searchable
      allowDeselect={false}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      renderOption={({ option }) => (
        <span className={classes.option}>
          {option.label}
          <span className={classes.path}>{placed.get(option.value)?.path.join(' / ')}</span>
        </span>
      )}
    />
  );
}
