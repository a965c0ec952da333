// Entries of the audit log as rows; one opens to what was before and after.
import { IconBan, IconChevronRight, IconAlertTriangle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { AuditEntry } from '../../api/contract.ts';
import { roughSpanOf } from '../../ui/format/formats.ts';
import { useFormats } from '../../ui/format/formats-context.ts';
import { useNow } from '../../ui/format/now.ts';
import { TableScroll } from '../../ui/list/TableScroll.tsx';
import table from '../../ui/table.module.css';
import { useAuditWords } from './audit-words.ts';
import classes from './AuditTable.module.css';
import { EntryDetail } from './EntryDetail.tsx';

const freshMs = 12 * 3_600_000;

function Time({ at }: { at: string }) {
  const { t } = useTranslation('ui');
  const formats = useFormats();
  const ageMs = Math.max(0, useNow() - Date.parse(at));
  return (
    <time dateTime={at} data-tip={formats.exact(at)} className={table.nowrap}>
      {formats.shortDayTime(at)}
      <span className={table.second}>
        {ageMs < freshMs ? t('ago', { span: roughSpanOf(ageMs) }) : formats.year(at)}
      </span>
    </time>
  );
}

function Outcome({ outcome }: Pick<AuditEntry, 'outcome'>) {
  const { t } = useTranslation('auditLog');
  if (outcome === 'done') return <span className={classes.done}>{t('outcome.done')}</span>;
  return (
    <span className={classes.not}>
      {outcome === 'refused' ? <IconBan size={14} stroke={1.75} /> : <IconAlertTriangle size={14} stroke={1.75} />}
      {t(`outcome.${outcome}`)}
    </span>
  );
}

/** What it was about, unless that is whoever did it; a way there, where it has a page. */
function Subject({ entry: { subject, operatorId, after } }: { entry: AuditEntry }) {
  const { subjectText } = useAuditWords();
  const call = after?.['call'];
  if (subject === null) return typeof call === 'string' ? call : null;
  const words = subjectText(subject);
  const id = Number(subject.id);
  if (subject.kind === 'operator' && id === operatorId) return null;
  if (subject.kind === 'station') {
    return (
      <Link to="/stations/$stationId" params={{ stationId: id }} className={classes.about}>
        {words}
      </Link>
    );
  }
  if (subject.kind === 'session') {
    return (
      <Link to="/sessions/$sessionId" params={{ sessionId: id }} className={classes.about}>
        {words}
      </Link>
    );
  }
  return words;
}

type RowProps = { entry: AuditEntry; isOpen: boolean; onToggle: () => void };

function Row({ entry, isOpen, onToggle }: RowProps) {
  const { t } = useTranslation('auditLog');
  const formats = useFormats();
  const { actionText } = useAuditWords();
  const what = actionText(entry.action);
  const detailId = `entry-${entry.id}`;
  const name = t('nameOf', { what, who: entry.actor, at: formats.exact(entry.at) });
  return (
    <>
      <tr data-open={isOpen || undefined} className={classes.row}>
        <td className={table.tall}>
          <button
            type="button"
            className={classes.opener}
            aria-expanded={isOpen}
            aria-controls={isOpen ? detailId : undefined}
            aria-label={name}
            onClick={onToggle}
          >
            <IconChevronRight size={16} stroke={1.5} className={classes.sign} />
            <span className={classes.what}>{what}</span>
          </button>
          <span className={classes.second}>
            <Subject entry={entry} />
          </span>
          <div className={table.phone}>
            <span className={classes.second}>
              {entry.actor}, {formats.shortDayTime(entry.at)}
            </span>
            {entry.outcome !== 'done' && (
              <span className={classes.second}>
                <Outcome outcome={entry.outcome} />
              </span>
            )}
          </div>
        </td>
        <td className={table.wide}>
          {entry.actor}
          <span className={table.second}>
            {entry.apiKeyId !== null && `${t('program')}, `}
            {entry.address ?? t('fromInside')}
          </span>
        </td>
        <td className={table.wide}>
          <Outcome outcome={entry.outcome} />
        </td>
        <td className={table.wide}>
          <Time at={entry.at} />
        </td>
      </tr>
      {isOpen && (
        <tr id={detailId} className={classes.opened}>
          <td colSpan={4}>
            <EntryDetail entry={entry} />
          </td>
        </tr>
      )}
    </>
  );
}

type Props = { entries: AuditEntry[]; openId: number | undefined; onOpen: (id: number | undefined) => void };

export function AuditTable({ entries, openId, onOpen }: Props) {
  const { t } = useTranslation('auditLog');
  return (
    <TableScroll label={t('title')}>
      <table className={`${table.table} ${classes.table}`}>
        <thead>
          <tr>
            <th scope="col" className={classes.wideColumn}>
              {t('column.what')}
            </th>
            <th scope="col" className={table.wide}>
              {t('column.who')}
            </th>
            <th scope="col" className={table.wide}>
              {t('column.outcome')}
            </th>
            <th scope="col" className={table.wide}>
              {t('column.time')}
            </th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <Row
              key={entry.id}
              entry={entry}
              isOpen={entry.id === openId}
              onToggle={() => onOpen(entry.id === openId ? undefined : entry.id)}
            />
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
