// The end of a charging station in its group: it becomes an orphan; where somebody charges, it says so first.
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Station } from '../../../api/contract.ts';
import { RemovalPart } from '../../../ui/form/RemovalPart.tsx';
import { deleteStation, stationKey } from '../api.ts';
import { noteDeleted } from './DeletedBar.tsx';

export function DeleteStation({ station }: { station: Station }) {
  const { t } = useTranslation('stations');
  const queries = useQueryClient();
  const running = station.points.filter(({ session }) => session !== null).length;
  const sentence = t('deletion.confirm', { name: station.name });
  return (
    <RemovalPart
      title={t('deletion.title')}
      text={t('deletion.text')}
      action={t('deletion.action')}
      question={{
        title: t('deletion.action'),
        text: running > 0 ? `${sentence} ${t('deletion.running', { count: running })}` : sentence,
      }}
      remove={() => deleteStation(station, running > 0).then(() => noteDeleted(queries, station))}
      gone={stationKey(station.id)}
      to="/stations"
    />
  );
}
