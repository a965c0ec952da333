// Shown cards as rows, the latest first: when, which, where, and what was answered.
import { IconCheck, IconX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Presentation } from '../../api/contract.ts';
import { Age } from '../../ui/format/Age.tsx';
import { useFormats } from '../../ui/format/formats-context.ts';
import { TableScroll } from '../../ui/list/TableScroll.tsx';
import table from '../../ui/table.module.css';
import { useSessionWords } from '../sessions/session-words.ts';
import tokens from '../tokens/Tokens.module.css';
import classes from './Presentations.module.css';
import { askedAt } from './search.ts';

function Row({ shown }: { shown: Presentation }) {
  const { t } = useTranslation('presentations');
  const { reasonText } = useSessionWords();
  const { timeZone } = useFormats();
  const { id, shownAt, token, known, station, decision, reason } = shown;
  const isRefused = decision !== 'Accepted';
  const Sign = isRefused ? IconX : IconCheck;
  const asked = known === null ? { presentationId: id } : { tokenId: known.id };
  return (
    <tr>
      <td className={`${table.nowrap} ${table.wide}`}>
        <Age at={shownAt} />
      </td>
      <td className={`${table.tall} ${classes.text}`}>
        {known === null ? (
          <span className={tokens.code}>{token}</span>
        ) : (
          <Link className={table.first} to="/tokens/$tokenId" params={{ tokenId: known.id }}>
            {known.name === '' ? <span className={tokens.code}>{token}</span> : known.name}
          </Link>
        )}
        {known !== null && known.name !== '' && <span className={`${table.second} ${tokens.code}`}>{token}</span>}
        <span className={`${table.second} ${table.phone}`}>
          <Age at={shownAt} />
        </span>
      </td>
      <td className={`${table.wide} ${classes.text}`}>
        <Link className={tokens.quiet} to="/stations/$stationId" params={{ stationId: station.id }}>
          {station.name}
        </Link>
        <span className={table.second}>{station.identifier}</span>
      </td>
      <td className={classes.text}>
        <span className={classes.answer} data-refused={isRefused || undefined}>
          <Sign size={14} stroke={2} aria-hidden="true" />
          {reasonText({ decision, decisionReason: reason })}
        </span>
        <span className={`${table.second} ${table.phone}`}>{station.name}</span>
      </td>
      <td className={classes.actions}>
        <Link
          className={tokens.quiet}
          to="/tokens/why"
          search={{ ...asked, stationId: station.id, at: askedAt(shownAt, timeZone) }}
          aria-label={t('why', { token })}
        >
          {t('whyShort')}
        </Link>
      </td>
    </tr>
  );
}

export function ShownTable({ shown }: { shown: Presentation[] }) {
  const { t } = useTranslation('presentations');
  return (
    <TableScroll label={t('title')}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col" className={table.wide}>
              {t('column.when')}
            </th>
            <th scope="col">{t('column.token')}</th>
            <th scope="col" className={table.wide}>
              {t('column.station')}
            </th>
            <th scope="col">{t('column.answer')}</th>
            <th scope="col" className={classes.actions}>
              {t('column.why')}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((one) => (
            <Row key={one.id} shown={one} />
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
