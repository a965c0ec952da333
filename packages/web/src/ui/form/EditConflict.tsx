// Shows what somebody else has changed while this form was being filled in, and lets the operator choose.
import { useTranslation } from 'react-i18next';
import { CapsButton } from '../page/CapsButton.tsx';
import type { Change } from './changes.ts';
import classes from './EditConflict.module.css';
import type { Edit } from './use-edit.ts';

type Props<Values> = {
  edit: Pick<Edit<Values>, 'changes' | 'takeTheirs' | 'keepMine' | 'error'>;
  /** The field's name as it stands in the form. */
  label: (field: keyof Values) => string;
  /** A value as an operator reads it. */
  show: (change: Change<Values>, which: 'before' | 'theirs' | 'mine') => string;
};

export function EditConflict<Values>({ edit, label, show }: Props<Values>) {
  const { t } = useTranslation('ui');
  const { changes } = edit;
  if (changes.length === 0) return null;
  return (
    <section className={classes.box} role="alert">
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
          {changes.map((change) => (
            <tr key={String(change.field)}>
              <th scope="row">{label(change.field)}</th>
              <td>{show(change, 'before')}</td>
              <td>{show(change, 'theirs')}</td>
              <td>{show(change, 'mine')}</td>
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
