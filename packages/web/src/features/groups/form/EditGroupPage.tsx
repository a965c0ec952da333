// Edits a charging group: its name, its place in the tree, free charging, the charging stations in it; and deletes it.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Group } from '../../../api/contract.ts';
import type { Change } from '../../../ui/form/changes.ts';
import { EditConflict } from '../../../ui/form/EditConflict.tsx';
import { FormPage } from '../../../ui/form/FormPage.tsx';
import { useEdit } from '../../../ui/form/use-edit.ts';
import { CardSkeletons } from '../../../ui/states/Skeletons.tsx';
import { WhenThere } from '../../../ui/states/WhenThere.tsx';
import { useMe } from '../../login/api.ts';
import { groupQuery, groupsQuery, saveGroup } from '../api.ts';
import { withAllBelow } from '../tree-rows.ts';
import { DeleteGroup } from './DeleteGroup.tsx';
import { bodyOf, valuesOf, type GroupValues } from './group-form.ts';
import { GroupFields } from './GroupFields.tsx';
import { GroupStations } from './GroupStations.tsx';

const versioned = (group: Group) => ({ version: group.version, values: valuesOf(group) });

/** How a value of the form reads, where somebody else has changed it. */
function useShown() {
  const { t } = useTranslation('groups');
  const { data: groups } = useQuery(groupsQuery);
  const words = { inherit: t('form.inheritShort'), on: t('form.on'), off: t('form.off') };
  const labels: Partial<Record<keyof GroupValues, string>> = {
    name: t('form.name'),
    parentId: t('form.parent'),
    freeCharging: t('form.free'),
  };
  return {
    label: (field: keyof GroupValues) => labels[field] ?? t('form.stations'),
    show: (change: Change<GroupValues>, which: 'before' | 'theirs' | 'mine') => {
      if (change.field === 'name') return change[which];
      if (change.field === 'freeCharging') return words[change[which]];
      if (change.field !== 'parentId') return '';
      return groups?.items.find(({ id }) => id === change[which])?.name ?? '–';
    },
  };
}

function EditForm({ group }: { group: Group }) {
  const { t } = useTranslation('groups');
  const me = useMe();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { data: groups } = useQuery(groupsQuery);
  const shown = useShown();
  const isBase = group.id === me.operator.baseGroup.id;
  const toGroup = { to: '/groups/$groupId', params: { groupId: group.id } } as const;
  const edit = useEdit({
    start: versioned(group),
    validate: ({ name, parentId }) => ({
      name: name.trim() === '' ? t('form.nameMissing') : null,
      parentId: parentId === null && !isBase ? t('form.parentMissing') : null,
    }),
    save: (values, version) => saveGroup({ id: group.id, version }, bodyOf(values)),
    reload: async () => versioned(await queries.fetchQuery({ ...groupQuery(group.id), staleTime: 0 })),
    onSaved: (saved) => {
      queries.setQueryData(groupQuery(group.id).queryKey, saved);
      void navigate({ ...toGroup, ignoreBlocker: true }).then(() => queries.invalidateQueries());
    },
  });
  const within = withAllBelow(groups?.items ?? [], group.id);
  const isNameFixed = group.isRoot && me.operator.role !== 'admin';
  const state = t(group.inheritedFreeCharging ? 'form.on' : 'form.off');
  const rootHelp = group.isRoot ? t(isNameFixed ? 'form.rootName' : 'form.rootNameAdmin') : undefined;
  return (
    <FormPage
      title={t('form.editTitle')}
      busy={edit.isSaving}
      dirty={edit.isDirty}
      error={edit.error}
      onSubmit={edit.submit}
      onCancel={() => void navigate(toGroup)}
      danger={<DeleteGroup group={group} isBase={isBase} />}
    >
      <EditConflict edit={edit} {...shown} />
      <GroupFields
        form={edit.form}
        nameHelp={rootHelp}
        isNameFixed={isNameFixed}
        parentHelp={isBase ? t('form.parentBase') : undefined}
        isParentFixed={isBase}
        without={(id) => within.has(id)}
        inherited={t(group.isRoot ? 'form.inheritRoot' : 'form.inherit', { state })}
      />
      <GroupStations form={edit.form} groupId={group.id} isBase={isBase} />
    </FormPage>
  );
}

export function EditGroupPage() {
  const { groupId } = useParams({ from: '/panel/groups/$groupId' });
  return (
    <WhenThere query={useQuery(groupQuery(groupId))} awaiting={<CardSkeletons heightPx={200} count={2} />}>
      {(group) => <EditForm key={groupId} group={group} />}
    </WhenThere>
  );
}
