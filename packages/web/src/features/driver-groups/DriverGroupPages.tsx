// Adds a charging user group, and edits one with its members; for admins, as others only see who is in it.
import { useForm } from '@mantine/form';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { DriverGroup } from '../../api/contract.ts';
import { ApiProblem } from '../../api/problem.ts';
import { isSame, type Change } from '../../ui/form/changes.ts';
import { EditConflict } from '../../ui/form/EditConflict.tsx';
import { FormPage } from '../../ui/form/FormPage.tsx';
import { useEdit } from '../../ui/form/use-edit.ts';
import { PageHeader } from '../../ui/page/PageHeader.tsx';
import { CardSkeletons } from '../../ui/states/Skeletons.tsx';
import { WhenThere } from '../../ui/states/WhenThere.tsx';
import { groupsQuery } from '../groups/api.ts';
import { useMe } from '../login/api.ts';
import { addDriverGroup, driverGroupQuery, saveDriverGroup } from './api.ts';
import { DeleteDriverGroup } from './DeleteDriverGroup.tsx';
import { bodyOf, emptyValues, valuesOf, type DriverGroupValues } from './driver-group-form.ts';
import { DriverGroupFields } from './DriverGroupFields.tsx';
import { Members } from './Members.tsx';

function useFaults() {
  const { t } = useTranslation('driverGroups');
  return ({ name, homeGroupId }: DriverGroupValues) => ({
    name: name.trim() === '' ? t('nameMissing') : null,
    homeGroupId: homeGroupId === null ? t('homeGroupMissing') : null,
  });
}

/** Back to the list, which is asked for anew. */
function useLeave() {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return {
    cancel: () => void navigate({ to: '/driver-groups' }),
    done: () =>
      void navigate({ to: '/driver-groups', ignoreBlocker: true }).then(() =>
        queries.invalidateQueries({ queryKey: ['drivers'] }),
      ),
  };
}

export function AddDriverGroupPage() {
  const { t } = useTranslation('driverGroups');
  const empty = emptyValues(useMe().operator.baseGroup.id);
  const leave = useLeave();
  const form = useForm<DriverGroupValues>({ initialValues: empty, validate: useFaults() });
  const adding = useMutation({
    mutationFn: (values: DriverGroupValues) => {
      const { removeDriverIds: _none, ...body } = bodyOf(values);
      return addDriverGroup(body);
    },
    onSuccess: leave.done,
    onError: (error) => {
      if (error instanceof ApiProblem) form.setErrors(error.fields);
    },
  });
  return (
    <FormPage
      title={t('add')}
      saveLabel={t('save')}
      busy={adding.isPending}
      dirty={!adding.isSuccess && !isSame(form.values, empty)}
      error={adding.error}
      onSubmit={form.onSubmit((values) => adding.mutate(values))}
      onCancel={leave.cancel}
    >
      <DriverGroupFields form={form} />
      <Members form={form} />
    </FormPage>
  );
}

const versioned = (group: DriverGroup) => ({ version: group.version, values: valuesOf(group) });

function EditForm({ group }: { group: DriverGroup }) {
  const { t } = useTranslation('driverGroups');
  const queries = useQueryClient();
  const leave = useLeave();
  const { data: groups } = useQuery(groupsQuery);
  const edit = useEdit<DriverGroupValues, DriverGroup>({
    start: versioned(group),
    validate: useFaults(),
    save: (values, version) => saveDriverGroup({ id: group.id, version }, bodyOf(values)),
    reload: async () => versioned(await queries.fetchQuery({ ...driverGroupQuery(group.id), staleTime: 0 })),
    onSaved: leave.done,
  });
  const labels = { name: t('name'), active: t('status'), homeGroupId: t('homeGroup') };
  const show = (change: Change<DriverGroupValues>, which: 'before' | 'theirs' | 'mine') => {
    if (change.field === 'active') return t(change[which] ? 'state.active' : 'state.inactive');
    if (change.field === 'name') return change[which];
    if (change.field !== 'homeGroupId') return '';
    return groups?.items.find(({ id }) => id === change[which])?.name ?? '–';
  };
  return (
    <FormPage
      title={t('editTitle')}
      busy={edit.isSaving}
      dirty={edit.isDirty}
      error={edit.error}
      onSubmit={edit.submit}
      onCancel={leave.cancel}
      danger={<DeleteDriverGroup group={group} />}
    >
      <EditConflict edit={edit} label={(field) => ({ ...labels, added: '', removed: '' })[field]} show={show} />
      <DriverGroupFields form={edit.form} />
      <Members form={edit.form} driverGroupId={group.id} outside={group.membersOutside} />
    </FormPage>
  );
}

/** For whoever may look only. */
function Shown({ group }: { group: DriverGroup }) {
  const form = useForm<DriverGroupValues>({ initialValues: valuesOf(group) });
  return (
    <>
      <PageHeader title={group.name} />
      <Members form={form} driverGroupId={group.id} outside={group.membersOutside} isFixed />
    </>
  );
}

export function EditDriverGroupPage() {
  const isAdmin = useMe().operator.role === 'admin';
  const { driverGroupId } = useParams({ from: '/panel/driver-groups/$driverGroupId' });
  return (
    <WhenThere query={useQuery(driverGroupQuery(driverGroupId))} awaiting={<CardSkeletons heightPx={200} count={2} />}>
      {(group) =>
        isAdmin ? <EditForm key={driverGroupId} group={group} /> : <Shown key={driverGroupId} group={group} />
      }
    </WhenThere>
  );
}
