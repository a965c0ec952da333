// A form over something that others may change at the same time: it begins from a version, and nothing is overwritten unseen.
import { useForm, type UseFormReturnType } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiProblem } from '../../api/problem.ts';
import { changesBetween, isSame, withMine, type Change } from './changes.ts';

export type Versioned<Values> = { version: number; values: Values };

type FieldOf<Values> = (keyof Values & string) | `${keyof Values & string}.${string}`;

type Options<Values, Saved> = {
  /** What the form begins from. */
  start: Versioned<Values>;
  /** What is wrong, at which field, or at a place in it. */
  validate?: (values: Values) => { [Field in FieldOf<Values>]?: string | null };
  save: (values: Values, version: number) => Promise<Saved>;
  /** What it is now, after somebody else was faster. */
  reload: () => Promise<Versioned<Values>>;
  onSaved: (saved: Saved) => void;
  /** What a form that stays on the page goes on from once it is saved. */
  startAfter?: (saved: Saved) => Versioned<Values>;
};

export type Edit<Values> = {
  form: UseFormReturnType<Values>;
  submit: ReturnType<UseFormReturnType<Values>['onSubmit']>;
  isSaving: boolean;
  isDirty: boolean;
  /** What stands in the way and is not said at a field. */
  error: unknown;
  /** What somebody else changed meanwhile; empty where nobody did. */
  changes: readonly Change<Values>[];
  takeTheirs: () => void;
  keepMine: () => void;
};

export function useEdit<Values extends Record<string, unknown>, Saved>(options: Options<Values, Saved>): Edit<Values> {
  const [base, setBase] = useState(options.start);
  const [theirs, setTheirs] = useState<Versioned<Values>>();
  const form = useForm<Values>({ initialValues: base.values, validate: options.validate ?? (() => ({})) });
  const saving = useMutation({
    mutationFn: ({ values, version }: Versioned<Values>) => options.save(values, version),
    onSuccess: (saved) => {
      const next = options.startAfter?.(saved);
      if (next !== undefined) {
        setBase(next);
        form.setValues(next.values);
      }
      options.onSaved(saved);
    },
    onError: async (error, { values }) => {
      if (!(error instanceof ApiProblem)) return;
      form.setErrors(error.fields);
      if (error.code === 'edited_meanwhile') await goOn(values);
    },
  });
  /** Where nothing of this form was changed by others, it is saved from their version at once. */
  const goOn = async (values: Values) => {
    const now = await options.reload().catch(() => undefined);
    if (now === undefined) return;
    if (changesBetween(base.values, now.values, values).length > 0) return setTheirs(now);
    setBase(now);
    saving.mutate({ values: withMine(base.values, now.values, values), version: now.version });
  };
  const changes = theirs === undefined ? [] : changesBetween(base.values, theirs.values, form.values);
  const goOnFrom = (values: Values) => {
    if (theirs === undefined) return;
    setBase(theirs);
    setTheirs(undefined);
    form.setValues(values);
    form.clearErrors();
    saving.reset();
  };
  const isConflict = saving.error instanceof ApiProblem && saving.error.code === 'edited_meanwhile';
  return {
    form,
    submit: form.onSubmit((values) => saving.mutate({ values, version: base.version })),
    isSaving: saving.isPending,
    isDirty: (options.startAfter !== undefined || !saving.isSuccess) && !isSame(form.values, base.values),
    error: isConflict && theirs !== undefined ? null : saving.error,
    changes,
    takeTheirs: () =>
      theirs !== undefined &&
      goOnFrom({
        ...withMine(base.values, theirs.values, form.values),
        ...Object.fromEntries(changes.map((change) => [change.field, change.theirs])),
      }),
    keepMine: () => theirs !== undefined && goOnFrom(withMine(base.values, theirs.values, form.values)),
  };
}
