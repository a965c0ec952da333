// What was found, in its groups; each row a way to its page, which the field above speaks for.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { partsOf } from './fit.ts';
import classes from './FoundList.module.css';
import type { GroupKind, RowGroup } from './groups.ts';
import { KindIcon } from './KindIcon.tsx';
import type { Row } from './rows.ts';
import { StationMark } from '../../../ui/station/StationMark.tsx';

type Props = {
  id: string;
  groups: readonly RowGroup[];
  typed: string;
  active: Row | undefined;
  idOf: (row: Row) => string;
  onPoint: (row: Row) => void;
  onOpen: (row: Row) => void;
};

export function FoundList({ id, groups, typed, active, idOf, onPoint, onOpen }: Props) {
  const { t } = useTranslation('finding');
  return (
    <div id={id} role="listbox" aria-label={t('results')} className={classes.list}>
      {groups.map(({ kind, rows }) => (
        <div key={kind} role="group" aria-labelledby={`${id}-${kind}`} className={classes.group}>
          <p id={`${id}-${kind}`} className={classes.kind} role="presentation">
            {t(`kind.${kind}`)}
          </p>
          {rows.map((row) => (
            <FoundRow
              key={row.key}
              id={idOf(row)}
              row={row}
              kind={kind}
              typed={typed}
              isActive={row === active}
              onPoint={() => onPoint(row)}
              onOpen={() => onOpen(row)}
            />
          ))}
        </div>
      ))}
    </div>
  );
}

type RowProps = {
  id: string;
  row: Row;
  kind: GroupKind;
  typed: string;
  isActive: boolean;
  onPoint: () => void;
  onOpen: () => void;
};

const mostPoints = 4;

function FoundRow({ id, row, kind, typed, isActive, onPoint, onOpen }: RowProps) {
  const { title, detail, isCode, station, to, search } = row;
  const onMouseMove = isActive ? undefined : onPoint;
  const option = { id, className: classes.row, onMouseMove };
  const content = (
    <>
      <span className={classes.icon}>
        <KindIcon row={row} kind={kind} />
      </span>
      <span className={classes.text}>
        <span className={isCode ? `${classes.title} ${classes.code}` : classes.title}>
          {/* Where the list says it anyway, it needs no emphasis. */}
          <Emphasized text={title} typed={search === undefined ? typed : ''} />
        </span>
        {detail !== '' && (
          <span className={classes.detail}>
            <Emphasized text={detail} typed={typed} />
          </span>
        )}
      </span>
      {station !== undefined && station.points.length <= mostPoints && (
        <span className={classes.station} aria-hidden="true">
          <StationMark {...station} size={16} />
        </span>
      )}
    </>
  );
  if (to === undefined) {
    return (
      <button type="button" role="option" aria-selected={isActive} tabIndex={-1} {...option} onClick={onOpen}>
        {content}
      </button>
    );
  }
  return (
    <Link
      role="option"
      aria-selected={isActive}
      tabIndex={-1}
      {...option}
      to={to}
      {...(search && { search })}
      // A click for another tab leaves this one as it is.
      onClick={({ ctrlKey, metaKey, shiftKey }) => ctrlKey || metaKey || shiftKey || onOpen()}
    >
      {content}
    </Link>
  );
}

function Emphasized({ text, typed }: { text: string; typed: string }) {
  const { before, match, after } = partsOf(text, typed);
  if (match === '') return text;
  return (
    <>
      {before}
      <mark className={classes.match}>{match}</mark>
      {after}
    </>
  );
}
