// One thing that is special about a charging station: what it is, what is done about it, how it became known.
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { StationQuirk } from '../../api/contract.ts';
import { useFormats } from '../../ui/format/formats-context.ts';
import { useParameterWords } from './quirk-words.ts';
import classes from './Quirks.module.css';

/** Said on the page where the station is edited, and not here. */
const isEdited = ({ quirk }: StationQuirk) => quirk === 'no_subprotocol' || quirk === 'never_answers_pings';

function useOrigin({ source, sessions, firstAt, lastAt, liftedAt }: StationQuirk): string {
  const { t } = useTranslation('quirks');
  const formats = useFormats();
  if (firstAt === null || lastAt === null) return t('origin.edited');
  if (liftedAt !== null) return t('origin.lifted', { at: formats.shortDay(liftedAt) });
  if (source === 'recognised') return t('origin.recognised', { at: formats.shortDay(firstAt) });
  const at = formats.shortDay(lastAt);
  if (source === 'set') return t('origin.set', { at });
  return sessions === 0
    ? t('origin.found', { at })
    : t('origin.foundInSessions', { count: sessions, shown: formats.count(sessions), at });
}

type ActionsProps = { item: StationQuirk; name: string; stationId: number; settable: boolean } & Handlers;
type Handlers = { onSet: () => void; onForget: () => void };

function Actions({ item, name, stationId, settable, onSet, onForget }: ActionsProps) {
  const { t } = useTranslation('quirks');
  if (isEdited(item)) {
    return (
      <Button
        size="xs"
        variant="quiet"
        renderRoot={(props) => <Link to="/stations/$stationId/edit" params={{ stationId }} {...props} />}
        aria-label={t('editNamed', { name })}
      >
        {t('edit')}
      </Button>
    );
  }
  const away = item.source === 'recognised' && item.liftedAt === null ? 'lift' : 'forget';
  return (
    <span className={classes.actions}>
      {settable && (
        <Button size="xs" variant="quiet" aria-label={t('setNamed', { name })} onClick={onSet}>
          {t('set')}
        </Button>
      )}
      <Button size="xs" variant="quiet" aria-label={t(`${away}Named`, { name })} onClick={onForget}>
        {t(away)}
      </Button>
    </span>
  );
}

type Props = Handlers & { item: StationQuirk; stationId: number; canChange: boolean; settable: boolean };

export function QuirkRow({ item, canChange, ...rest }: Props) {
  const { t } = useTranslation('quirks');
  const parametersOf = useParameterWords();
  const origin = useOrigin(item);
  const name = t(`quirk.${item.quirk}.name`);
  return (
    <li className={classes.quirk}>
      <p>
        <strong>{name}.</strong> {t(`quirk.${item.quirk}.${item.acting || item.liftedAt !== null ? 'done' : 'hint'}`)}{' '}
        {parametersOf(item.parameters)}
        <span className={classes.origin}>{origin}</span>
      </p>
      {canChange && <Actions item={item} name={name} {...rest} />}
    </li>
  );
}
