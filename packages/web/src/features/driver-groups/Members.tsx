// Who belongs to a charging user group: who is in it, who comes, who goes; nothing happens before it is saved.
import { ActionIcon, Select } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useDebouncedValue } from '@mantine/hooks';
import { IconArrowBackUp, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormPart } from '../../ui/form/FormPart.tsx';
import { Pager } from '../../ui/list/Pager.tsx';
import { driversQuery } from '../drivers/api.ts';
import { nameOf } from '../drivers/driver-name.ts';
import { withMember, withoutMember, type DriverGroupValues, type Member } from './driver-group-form.ts';
import classes from './Members.module.css';

const pageSize = 25;

function MemberSearch({
  without,
  onChoose,
}: {
  without: (member: Member) => boolean;
  onChoose: (member: Member) => void;
}) {
  const { t } = useTranslation('driverGroups');
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 150);
  const { data } = useQuery(driversQuery({ search, pageSize: 20 }));
  const found = (data?.items ?? []).filter((driver) => !without(driver));
  const byId = new Map(found.map((driver) => [String(driver.id), driver]));
  return (
    <Select
      label={t('selectMembers')}
      placeholder={t('findMember')}
      data={found.map((driver) => ({ value: String(driver.id), label: nameOf(driver) }))}
      filter={({ options }) => options}
      nothingFoundMessage={t('noMember')}
      searchable
      searchValue={typed}
      onSearchChange={setTyped}
      value={null}
      onChange={(id) => {
        const member = byId.get(String(id));
        if (member !== undefined) onChoose(member);
        setTyped('');
      }}
      renderOption={({ option }) => {
        const driver = byId.get(option.value);
        const group = driver?.driverGroup;
        return (
          <span className={classes.text}>
            {option.label}
            <span className={classes.where}>
              {driver?.email}
              {group && `, ${t('inGroup', { group: group.name })}`}
            </span>
          </span>
        );
      }}
    />
  );
}

type RowProps = { member: Member; change?: 'comes' | 'goes'; onTurn?: (() => void) | undefined };

function Row({ member, change, onTurn }: RowProps) {
  const { t } = useTranslation('driverGroups');
  const name = nameOf(member);
  const label = t(change === undefined ? 'takeOut' : 'takeBack', { name });
  const Sign = change === undefined ? IconX : IconArrowBackUp;
  const from = member.driverGroup;
  const coming = from === null ? t('comes') : t('comesFrom', { group: from.name });
  return (
    <li className={classes.member} data-change={change}>
      <span className={classes.text}>
        <span className={classes.name}>{name}</span>
        <span className={classes.where}>
          {member.email}
          {change === 'comes' && `, ${coming}`}
          {change === 'goes' && `, ${t('goes')}`}
        </span>
      </span>
      {onTurn !== undefined && (
        <ActionIcon aria-label={label} data-tip={label} onClick={onTurn}>
          <Sign size={16} stroke={1.5} />
        </ActionIcon>
      )}
    </li>
  );
}

type Props = {
  form: UseFormReturnType<DriverGroupValues>;
  /** Undefined for a new one. */
  driverGroupId?: number;
  outside?: number;
  isFixed?: boolean;
};

export function Members({ form, driverGroupId, outside = 0, isFixed = false }: Props) {
  const { t } = useTranslation('driverGroups');
  const [page, setPage] = useState(1);
  const { data } = useQuery({
    ...driversQuery({ ...(driverGroupId !== undefined && { driverGroupId }), page, pageSize }),
    enabled: driverGroupId !== undefined,
  });
  const members = driverGroupId === undefined ? [] : (data?.items ?? []);
  const { added, removed } = form.values;
  const onAdd = (member: Member) => form.setValues(withMember({ added, removed }, member));
  const onRemove = (id: number) => form.setValues(withoutMember({ added, removed }, id));
  const isIn = ({ id, driverGroup }: Member) =>
    added.some((each) => each.id === id) ||
    (driverGroupId !== undefined && driverGroup?.id === driverGroupId && !removed.includes(id));
  return (
    <FormPart title={t('members')}>
      {!isFixed && <MemberSearch without={isIn} onChoose={onAdd} />}
      {members.length + added.length === 0 && <p className={classes.note}>{t('noMembers')}</p>}
      <ul className={classes.list}>
        {added.map((member) => (
          <Row key={member.id} member={member} change="comes" onTurn={() => onRemove(member.id)} />
        ))}
        {members.map((member) =>
          removed.includes(member.id) ? (
            <Row key={member.id} member={member} change="goes" onTurn={() => onAdd(member)} />
          ) : (
            <Row key={member.id} member={member} onTurn={isFixed ? undefined : () => onRemove(member.id)} />
          ),
        )}
      </ul>
      {outside > 0 && <p className={classes.note}>{t('outside', { count: outside })}</p>}
      {driverGroupId !== undefined && data !== undefined && (data.total > pageSize || page > 1) && (
        <Pager rows={data.items.length} page={page} pageSize={pageSize} total={data.total} onPage={setPage} />
      )}
    </FormPart>
  );
}
