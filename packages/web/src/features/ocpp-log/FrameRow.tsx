// One frame of the OCPP log: when, whose, what; opened, the whole of it laid out.
import { IconArrowDownLeft, IconArrowUpRight, IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OcppFrame } from '../../api/contract.ts';
import { useFormats } from '../../ui/format/formats-context.ts';
import table from '../../ui/table.module.css';
import { askedAt } from '../presentations/search.ts';
import classes from './OcppLog.module.css';
import { prettyJson } from '../../ui/format/pretty-json.ts';

/** What asks about a token, or says what became of it, has one of these fields; the token itself may be shortened. */
const isAboutToken = /"id(?:Tag|Token)(?:Info)?"/;

export function FrameRow({ stationId, frame }: { stationId: number; frame: OcppFrame }) {
  const { t } = useTranslation('ocppLog');
  const formats = useFormats();
  const [opened, setOpened] = useState(false);
  const Arrow = frame.direction === 'in' ? IconArrowDownLeft : IconArrowUpRight;
  const Chevron = opened ? IconChevronDown : IconChevronRight;
  const isFault = frame.kind === 'error' || frame.kind === 'other';
  return (
    <>
      <tr>
        <td className={`${table.nowrap} ${classes.time}`}>
          <span className={table.wide}>{formats.exact(frame.at)}</span>
          <span className={table.phone}>{formats.timeWithSeconds(frame.at)}</span>
        </td>
        <td className={table.nowrap}>
          <span className={classes.direction}>
            <Arrow size={16} stroke={1.5} aria-hidden="true" />
            <span className={classes.whose}>{t(frame.direction)}</span>
          </span>
        </td>
        <td className={table.nowrap}>
          {frame.action} <span className={isFault ? classes.fault : table.unit}>{t(`kind.${frame.kind}`)}</span>
        </td>
        <td className={classes.text}>
          <button type="button" className={classes.open} aria-expanded={opened} onClick={() => setOpened(!opened)}>
            <Chevron size={16} stroke={1.5} aria-hidden="true" />
            <span className="sm-only-read">{t(opened ? 'close' : 'open')}</span>
            <code className={classes.line}>{frame.frame}</code>
          </button>
        </td>
      </tr>
      {opened && (
        <tr>
          <td colSpan={4} className={classes.whole}>
            <pre>{prettyJson(frame.frame)}</pre>
            {(frame.kind === 'call' || frame.kind === 'result') && isAboutToken.test(frame.frame) && (
              <p className={classes.why}>
                <Link
                  to="/tokens/why"
                  search={{ frameId: frame.id, stationId, at: askedAt(frame.at, formats.timeZone) }}
                >
                  {t('why')}
                </Link>
              </p>
            )}
          </td>
        </tr>
      )}
    </>
  );
}
