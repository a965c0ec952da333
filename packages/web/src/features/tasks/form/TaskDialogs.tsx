// Schedules a new task, and edits one, in a window above the list.
import { useForm } from '@mantine/form';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode, SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Task } from '../../../api/contract.ts';
import { ApiProblem } from '../../../api/problem.ts';
import { isSame, type Change } from '../../../ui/form/changes.ts';
import { EditConflict } from '../../../ui/form/EditConflict.tsx';
import { LeaveQuestion } from '../../../ui/form/FormPage.tsx';
import { useEdit } from '../../../ui/form/use-edit.ts';
import { CapsButton } from '../../../ui/page/CapsButton.tsx';
import { Dialog } from '../../../ui/dialog/Dialog.tsx';
import { ErrorLine } from '../../../ui/states/ErrorState.tsx';
import { WhenThere } from '../../../ui/states/WhenThere.tsx';
import { useMe } from '../../login/api.ts';
import { addTask, saveTask, taskQuery, tasksKey } from '../api.ts';
import { typeWords, useHoldingWords } from '../use-task-words.ts';
import { bodyOf, emptyValues, faultsOf, valuesOf, type TaskValues } from './task-form.ts';
import { TaskFields } from './TaskFields.tsx';
import classes from './TaskForm.module.css';
import { TaskPreview } from './TaskPreview.tsx';

const widthPx = 980;

function useFaults() {
  const { t } = useTranslation(['tasks', 'ui']);
  return (values: TaskValues) =>
    Object.fromEntries(Object.entries(faultsOf(values)).map(([field, fault]) => [field, t(`form.fault.${fault}`)]));
}

/** What the server says of a field by its own name stands at ours. */
function namedAsHere(fields: Record<string, unknown>): Record<string, string> {
  const targets = ['stationId', 'groupId', 'driverId', 'driverGroupId'];
  return Object.fromEntries(
    Object.entries(fields).map(([field, text]) => [
      targets.includes(field) ? 'target' : field.replace('schedule.', ''),
      String(text),
    ]),
  );
}

/** Back to the list as it was, which is asked for anew. */
function useLeave() {
  const queries = useQueryClient();
  const navigate = useNavigate({ from: '/tasks/' });
  return {
    cancel: () => void navigate({ to: '/tasks', search: (old) => old }),
    done: () =>
      void navigate({ to: '/tasks', search: (old) => old, ignoreBlocker: true }).then(() =>
        queries.invalidateQueries({ queryKey: tasksKey }),
      ),
  };
}

type FrameProps = {
  title: string;
  values: TaskValues;
  taskId?: number;
  saveLabel: string;
  note: string;
  busy: boolean;
  dirty: boolean;
  error: unknown;
  onSubmit: (event?: SyntheticEvent<HTMLFormElement>) => void;
  onCancel: () => void;
  above?: ReactNode;
  children: ReactNode;
};

function Frame(props: FrameProps) {
  const { title, values, taskId, saveLabel, note, busy, dirty, error, onSubmit, onCancel, above, children } = props;
  const { t } = useTranslation(['tasks', 'ui']);
  return (
    <Dialog title={title} widthPx={widthPx} keepsInput onClose={onCancel}>
      <form className={classes.dialog} noValidate aria-label={title} onSubmit={onSubmit}>
        <p className={classes.text}>{t('form.text')}</p>
        {above !== undefined && <div className={classes.above}>{above}</div>}
        <div className={classes.halves}>
          {children}
          <TaskPreview values={values} taskId={taskId} />
        </div>
        <footer className={classes.foot}>
          {error != null && (
            <div className={classes.error}>
              <ErrorLine error={error} />
            </div>
          )}
          <IconInfoCircle size={16} stroke={1.5} aria-hidden="true" />
          <p className={classes.note}>
            {t(values.type === 'max_current' ? 'form.away' : 'form.switched')} {note}
          </p>
          <div className={classes.buttons}>
            <CapsButton onClick={onCancel}>{t('ui:cancel')}</CapsButton>
            <CapsButton tone="main" submit busy={busy}>
              {saveLabel}
            </CapsButton>
          </div>
        </footer>
      </form>
      <LeaveQuestion dirty={dirty} />
    </Dialog>
  );
}

export function AddTaskDialog() {
  const { t } = useTranslation(['tasks', 'ui']);
  const empty = emptyValues(useMe().operator.baseGroup.id);
  const leave = useLeave();
  const form = useForm<TaskValues>({ initialValues: empty, validate: useFaults() });
  const adding = useMutation({
    mutationFn: (values: TaskValues) => addTask(bodyOf(values)),
    onSuccess: leave.done,
    onError: (error) => {
      if (error instanceof ApiProblem) form.setErrors(namedAsHere(error.fields));
    },
  });
  return (
    <Frame
      title={t('form.addTitle')}
      values={form.values}
      saveLabel={t('form.save')}
      note={t('form.startsInactive')}
      busy={adding.isPending}
      dirty={!adding.isSuccess && !isSame(form.values, empty)}
      error={adding.error}
      onSubmit={form.onSubmit((values) => adding.mutate(values))}
      onCancel={leave.cancel}
    >
      <TaskFields form={form} />
    </Frame>
  );
}

const versioned = (task: Task) => ({ version: task.version, values: valuesOf(task) });

function useShown() {
  const { t } = useTranslation(['tasks', 'ui']);
  const label = (field: keyof TaskValues) =>
    ({ name: t('form.name'), target: t('form.key'), type: t('type'), active: t('column.active') })[field as 'name'] ??
    t('form.schedule');
  const show = (change: Change<TaskValues>, which: 'before' | 'theirs' | 'mine'): string => {
    if (change.field === 'target') return change[which]?.name ?? '–';
    if (change.field === 'active') return t(change[which] ? 'state.active' : 'state.inactive');
    if (change.field === 'type') return t(`types.${typeWords[change[which]]}`);
    return String(change[which]);
  };
  return { label, show };
}

function EditForm({ task }: { task: Task }) {
  const { t } = useTranslation(['tasks', 'ui']);
  const queries = useQueryClient();
  const leave = useLeave();
  const held = useHoldingWords().holding(task);
  const edit = useEdit<TaskValues, Task>({
    start: versioned(task),
    validate: useFaults(),
    save: (values, version) => saveTask({ id: task.id, version }, bodyOf(values)),
    reload: async () => versioned(await queries.fetchQuery({ ...taskQuery(task.id), staleTime: 0 })),
    onSaved: leave.done,
  });
  return (
    <Frame
      title={t('form.editTitle')}
      values={edit.form.values}
      taskId={task.id}
      saveLabel={t('ui:saveChanges')}
      note={edit.form.values.active ? '' : t('form.startsInactive')}
      busy={edit.isSaving}
      dirty={edit.isDirty}
      error={edit.error}
      onSubmit={edit.submit}
      onCancel={leave.cancel}
      above={
        <>
          <EditConflict edit={edit} {...useShown()} />
          {held !== undefined && (
            <p className={classes.held}>
              {held} {t('form.within')}
            </p>
          )}
        </>
      }
    >
      <TaskFields form={edit.form} />
    </Frame>
  );
}

export function EditTaskDialog() {
  const { t } = useTranslation(['tasks', 'ui']);
  const { taskId } = useParams({ from: '/panel/tasks/list/$taskId' });
  const { cancel } = useLeave();
  return (
    <WhenThere
      query={useQuery(taskQuery(taskId))}
      awaiting={null}
      renderAbsence={(words) => (
        <Dialog title={t('form.editTitle')} onClose={cancel}>
          {words}
        </Dialog>
      )}
    >
      {(task) => <EditForm key={taskId} task={task} />}
    </WhenThere>
  );
}
