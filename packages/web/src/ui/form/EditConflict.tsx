// Shows what somebody else has changed while this form was being filled in, and lets the operator choose.
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { CapsButton } from '../page/CapsButton.tsx';
import { isSame, type Change } from './changes.ts';
import classes from './EditConflict.module.css';
import type { Edit } from './use-edit.ts';

type Props<Values> = {
  edit: Pick<Edit<Values>, 'changes' | 'takeTheirs' | 'keepMine'>;
  /** The field's name as it stands in the form. */
  label: (field: keyof Values) => string;
  /** A value as an operator reads it. */
  show: (change: Change<Values>, which: 'before' | 'theirs' | 'mine') => string;
};

export function EditConflict<Values>(props: Props<Values>) {
  return props.edit.changes.length === 0 ? null : <Box {...props} />;
}

function Box<Values>({ edit, label, show }: Props<Values>) {
  const { t } = useTranslation('ui');
  const box = useRef<HTMLElement>(null);
  // The button that was pressed may be a long way below: whoever reads or types goes on here.
  useEffect(() => {
    box.current?.focus();
  }, []);
  const mine = (change: Change<Values>) =>
    isSame(change.before, change.mine) ? t('conflict.untouched') : show(change, 'mine');
  return (
    <section ref={box} className={classes.box} role="alert" tabIndex={-1} aria-label={t('conflict.label')}>
      <p className={classes.title}>{t('conflict.title')}</p>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('conflict.field')}</th>
            <th scope="col">{t('conflict.before')}</th>
            <th scope="col">{t('conflict.theirs')}</th>
            <th scope="col">{t('conflict.mine')}</th>
          </tr>
        </thead>
        <tbody>
          {edit.changes.map((change) => (
            <tr key={String(change.field)}>
              <th scope="row">{label(change.field)}</th>
              <td data-label={t('conflict.before')}>{show(change, 'before')}</td>
              <td data-label={t('conflict.theirs')}>{show(change, 'theirs')}</td>
              <td data-label={t('conflict.mine')}>{mine(change)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className={classes.buttons}>
        <CapsButton onClick={edit.takeTheirs}>{t('conflict.take')}</CapsButton>
        <CapsButton onClick={edit.keepMine}>{t('conflict.keep')}</CapsButton>
      </div>
    </section>
  );
}
