// Where a charging user may charge: charging groups chosen in their tree, and single charging stations.
import { ActionIcon, Checkbox, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconSearch, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormPart } from '../../../ui/form/FormPart.tsx';
import { groupsQuery } from '../../groups/api.ts';
import { StationSearch } from '../../groups/form/StationSearch.tsx';
import { treeRows } from '../../groups/tree-rows.ts';
import type { DriverValues } from './driver-form.ts';
import classes from './DriverForm.module.css';

type Form = UseFormReturnType<DriverValues>;
const none: ReadonlySet<number> = new Set();
/** A tree of thousands is searched rather than scrolled. */
const mostShown = 200;

function Groups({ form }: { form: Form }) {
  const { t } = useTranslation('drivers');
  const [search, setSearch] = useState('');
  const { data } = useQuery(groupsQuery);
  const rows = treeRows(data?.items ?? [], { search, folded: none });
  const chosen = form.values.groups;
  const isChosen = (groupId: number) => chosen.some(({ id }) => id === groupId);
  const turn = ({ id, name }: { id: number; name: string }) =>
    form.setFieldValue('groups', isChosen(id) ? chosen.filter((each) => each.id !== id) : [...chosen, { id, name }]);
  return (
    <fieldset className={classes.kind}>
      <legend>{t('form.groups')}</legend>
      <p className={classes.help}>{t('form.groupsHelp')}</p>
      <TextInput
        type="search"
        aria-label={t('form.findGroup')}
        placeholder={t('form.findGroup')}
        leftSection={<IconSearch size={16} stroke={1.5} />}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
      />
      <ul className={classes.tree}>
        {rows.slice(0, mostShown).map(({ group, depth }) => (
          <li key={group.id} style={{ paddingLeft: depth * 20 }}>
            <Checkbox label={group.name} checked={isChosen(group.id)} onChange={() => turn(group)} />
          </li>
        ))}
      </ul>
      {data !== undefined && rows.length === 0 && <p className={classes.help}>{t('form.noGroup')}</p>}
      {(rows.length > mostShown || rows.some(({ hasChildren, isOpen }) => hasChildren && !isOpen && search === '')) && (
        <p className={classes.help}>{t('form.moreGroups')}</p>
      )}
    </fieldset>
  );
}

function Stations({ form }: { form: Form }) {
  const { t } = useTranslation('drivers');
  const chosen = form.values.stations;
  return (
    <fieldset className={classes.kind}>
      <legend>{t('form.stations')}</legend>
      <p className={classes.help}>{t('form.stationsHelp')}</p>
      <StationSearch
        label={t('form.addStation')}
        without={(station) => chosen.some(({ id }) => id === station.id)}
        onChoose={({ id, name, identifier }) => form.setFieldValue('stations', [...chosen, { id, name, identifier }])}
      />
      <ul className={classes.chosen}>
        {chosen.map(({ id, name, identifier }) => {
          const label = t('form.removeStation', { name });
          return (
            <li key={id}>
              <span className={classes.text}>
                {name}
                <span className={classes.help}>{identifier}</span>
              </span>
              <ActionIcon
                aria-label={label}
                data-tip={label}
                onClick={() =>
                  form.setFieldValue(
                    'stations',
                    chosen.filter((each) => each.id !== id),
                  )
                }
              >
                <IconX size={16} stroke={1.5} />
              </ActionIcon>
            </li>
          );
        })}
      </ul>
    </fieldset>
  );
}

export function AccessRights({ form, outside = 0 }: { form: Form; outside?: number }) {
  const { t } = useTranslation('drivers');
  const { groups, stations } = form.values;
  const isNowhere = groups.length + stations.length + outside === 0;
  return (
    <FormPart title={t('form.rights')} text={t(isNowhere ? 'form.noRights' : 'form.rightsText')}>
      <div className={classes.kinds}>
        <Groups form={form} />
        <Stations form={form} />
      </div>
      {outside > 0 && <p className={classes.outside}>{t('form.outside', { count: outside })}</p>}
    </FormPart>
  );
}
