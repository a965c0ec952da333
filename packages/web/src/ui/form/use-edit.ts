// A form over something that others may change at the same time: it begins from a version, and nothing is overwritten unseen.
import { useForm, type UseFormReturnType } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiProblem } from '../../api/problem.ts';
import { changesBetween, isSame, type Change } from './changes.ts';

export type Versioned<Values> = { version: number; values: Values };

type Options<Values, Saved> = {
  /** What the form begins from. */
  start: Versioned<Values>;
  /** What is wrong, at which field. */
  validate?: (values: Values) => Partial<Record<keyof Values & string, string | null>>;
  save: (values: Values, version: number) => Promise<Saved>;
  /** What it is now, after somebody else was faster. */
  reload: () => Promise<Versioned<Values>>;
  onSaved: (saved: Saved) => void;
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
    mutationFn: (values: Values) => options.save(values, base.version),
    onSuccess: options.onSaved,
    onError: async (error) => {
      if (!(error instanceof ApiProblem)) return;
      form.setErrors(error.fields);
      if (error.code === 'edited_meanwhile') setTheirs(await options.reload());
    },
  });
  const changes = theirs === undefined ? [] : changesBetween(base.values, theirs.values, form.values);
  const goOnFrom = (values: Values) => {
    if (theirs === undefined) return;
    setBase(theirs);
    setTheirs(undefined);
    form.setValues(values);
    saving.reset();
  };
  const isConflict = saving.error instanceof ApiProblem && saving.error.code === 'edited_meanwhile';
  return {
    form,
    submit: form.onSubmit((values) => saving.mutate(values)),
    isSaving: saving.isPending,
    isDirty: !saving.isSuccess && !isSame(form.values, base.values),
    error: isConflict && theirs !== undefined ? null : saving.error,
    changes,
    takeTheirs: () =>
      goOnFrom({ ...form.values, ...Object.fromEntries(changes.map(({ field, theirs }) => [field, theirs])) }),
    keepMine: () => goOnFrom(form.values),
  };
}
