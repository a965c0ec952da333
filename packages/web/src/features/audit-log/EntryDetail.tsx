// An entry that is open: each field as it was and as it is now, and in small print where it stands in the log.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { AuditEntry } from '../../api/contract.ts';
import { useFormats } from '../../ui/format/formats-context.ts';
import { groupsQuery } from '../groups/api.ts';
import { useAuditWords } from './audit-words.ts';
import classes from './EntryDetail.module.css';
import { changesOf, isGroup, namedIn } from './fields.ts';

function Fields({ entry }: { entry: AuditEntry }) {
  const { t } = useTranslation('auditLog');
  const { fieldText, valueText } = useAuditWords();
  const { data } = useQuery(groupsQuery);
  const groups = new Map((data?.items ?? []).map(({ id, name }) => [id, name]));
  const shown = (field: string, value: unknown) => valueText(isGroup(field) ? namedIn(groups, value) : value);
  const { isComparison, changes, unchanged } = changesOf(entry);
  if (entry.erased) return <p className={classes.print}>{t('detail.erased')}</p>;
  if (changes.length === 0 && unchanged === 0) return <p className={classes.print}>{t('detail.nothing')}</p>;
  const single = entry.after === null ? 'before' : 'after';
  return (
    <>
      {changes.length > 0 && (
        <table className={classes.fields}>
          <thead>
            <tr>
              <th scope="col">{t('detail.field')}</th>
              {isComparison && <th scope="col">{t('detail.before')}</th>}
              <th scope="col">
                {t(isComparison ? 'detail.after' : entry.after === null ? 'detail.before' : 'detail.value')}
              </th>
            </tr>
          </thead>
          <tbody>
            {changes.map((change) => (
              <tr key={change.field}>
                <th scope="row">{fieldText(change.field)}</th>
                {isComparison && <td className={classes.before}>{shown(change.field, change.before)}</td>}
                <td>{shown(change.field, change[isComparison ? 'after' : single])}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {isComparison && unchanged > 0 && <p className={classes.print}>{t('detail.unchanged', { count: unchanged })}</p>}
    </>
  );
}

export function EntryDetail({ entry }: { entry: AuditEntry }) {
  const { t } = useTranslation('auditLog');
  const formats = useFormats();
  const { subject } = entry;
  return (
    <div className={classes.detail}>
      <Fields entry={entry} />
      <ul className={classes.facts}>
        <li>{formats.exact(entry.at)}</li>
        <li>{entry.address === null ? t('fromInside') : t('from', { address: entry.address })}</li>
        <li>
          {t('detail.entry', { id: entry.id })}, {entry.sealed ? t('detail.sealed') : t('detail.waiting')}
        </li>
        <li>{entry.action}</li>
        {subject !== null && (
          <li>
            <Link to="/audit" search={{ subjectKind: subject.kind, subjectId: subject.id }}>
              {t('detail.all')}
            </Link>
          </li>
        )}
      </ul>
    </div>
  );
}
