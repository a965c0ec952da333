// Adds a charging group, with the charging stations that move into it.
import { useForm } from '@mantine/form';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../../api/problem.ts';
import { isSame } from '../../../ui/form/changes.ts';
import { FormPage } from '../../../ui/form/FormPage.tsx';
import { useMe } from '../../login/api.ts';
import { addGroup, groupQuery } from '../api.ts';
import { bodyOf, emptyValues, type GroupValues } from './group-form.ts';
import { GroupFields } from './GroupFields.tsx';
import { GroupStations } from './GroupStations.tsx';

/** What holds for free charging where the new group would be. */
function useInherited(parentId: number): string {
  const { t } = useTranslation('groups');
  const { data } = useQuery(groupQuery(parentId));
  if (data === undefined) return t('form.inheritShort');
  const isOn = data.freeCharging ?? data.inheritedFreeCharging;
  return t('form.inherit', { state: t(isOn ? 'form.on' : 'form.off') });
}

export function AddGroupPage() {
  const { t } = useTranslation('groups');
  const me = useMe();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const needsParent = me.operator.role !== 'admin';
  const form = useForm<GroupValues>({
    initialValues: emptyValues,
    validate: {
      name: (name) => (name.trim() === '' ? t('form.nameMissing') : null),
      parentId: (parentId) => (parentId === null && needsParent ? t('form.parentMissing') : null),
    },
  });
  const inherited = useInherited(form.values.parentId ?? me.operator.baseGroup.id);
  const adding = useMutation({
    mutationFn: (values: GroupValues) => {
      const { removeStationIds: _none, ...body } = bodyOf(values);
      return addGroup(body);
    },
    onSuccess: async ({ id }) => {
      await navigate({ to: '/groups/$groupId', params: { groupId: id }, ignoreBlocker: true });
      await queries.invalidateQueries();
    },
    onError: (error) => {
      if (error instanceof ApiProblem) form.setErrors(error.fields);
    },
  });
  return (
    <FormPage
      title={t('form.addTitle')}
      busy={adding.isPending}
      dirty={!adding.isSuccess && !isSame(form.values, emptyValues)}
      error={adding.error}
      onSubmit={form.onSubmit((values) => adding.mutate(values))}
      onCancel={() => void navigate({ to: '/groups' })}
    >
      <GroupFields form={form} parentHelp={needsParent ? undefined : t('form.parentHelp')} inherited={inherited} />
      <GroupStations form={form} />
    </FormPage>
  );
}
