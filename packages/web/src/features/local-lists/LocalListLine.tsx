// One line: what the charging station decides by while it is offline, and since when.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { LocalList } from '../../api/contract.ts';
import { Age } from '../../ui/format/Age.tsx';
import { useFormats } from '../../ui/format/formats-context.ts';
import { localListQuery } from './api.ts';
import classes from './LocalListLine.module.css';

function Held({ held, leftOut, version, succeededAt }: LocalList) {
  const { t } = useTranslation('localLists');
  const { count } = useFormats();
  return (
    <>
      {t('held', { count: held, shown: count(held), version })} <Age at={succeededAt} />.{' '}
      {leftOut > 0 && t('leftOut', { count: leftOut, shown: count(leftOut) })}
    </>
  );
}

export function LocalListLine({ stationId }: { stationId: number }) {
  const { t } = useTranslation('localLists');
  const { data: list } = useQuery(localListQuery(stationId));
  if (list === undefined) return null;
  return (
    <p className={classes.line}>
      <strong>{t('name')}:</strong> {list.state === 'current' ? <Held {...list} /> : t(list.state)}
    </p>
  );
}
