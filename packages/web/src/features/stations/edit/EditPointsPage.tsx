// Edits the charging points of a station: their sockets, which are out of use, and those that it has not reported yet.
import { IconPlus } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Station } from '../../../api/contract.ts';
import type { Change } from '../../../ui/form/changes.ts';
import { EditConflict } from '../../../ui/form/EditConflict.tsx';
import { FormPage } from '../../../ui/form/FormPage.tsx';
import { useEdit } from '../../../ui/form/use-edit.ts';
import { CapsButton } from '../../../ui/page/CapsButton.tsx';
import { EmptyState } from '../../../ui/states/EmptyState.tsx';
import { CardSkeletons } from '../../../ui/states/Skeletons.tsx';
import { WhenThere } from '../../../ui/states/WhenThere.tsx';
import { savePoints, stationQuery } from '../api.ts';
import { EditTabs } from './EditTabs.tsx';
import classes from './EditStation.module.css';
import { PointFields } from './PointFields.tsx';
import { bodyOf, nextPoint, valuesOf, wrongPowers, type PointsValues } from './points-form.ts';

const versioned = (station: Station) => ({ version: station.version, values: valuesOf(station) });

function EditForm({ station }: { station: Station }) {
  const { t } = useTranslation(['stations', 'ui']);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const toStation = { to: '/stations/$stationId', params: { stationId: station.id } } as const;
  const edit = useEdit<PointsValues, Station>({
    start: versioned(station),
    validate: (values) => Object.fromEntries(wrongPowers(values).map((field) => [field, t('points.powerWrong')])),
    save: (values, version) => savePoints({ id: station.id, version }, bodyOf(values)),
    reload: async () => versioned(await queries.fetchQuery({ ...stationQuery(station.id), staleTime: 0 })),
    onSaved: (saved) => {
      queries.setQueryData(stationQuery(station.id).queryKey, saved);
      void navigate({ ...toStation, ignoreBlocker: true }).then(() => queries.invalidateQueries());
    },
  });
  const { form } = edit;
  const inWords = ({ points }: PointsValues) =>
    points
      .map(({ evse, sockets, disabled }) => {
        const words = sockets.map(({ type, maximumKw }) => `${t(`socket.${type}`)} ${maximumKw}`.trim());
        return [t('ui:point', { number: evse }), ...words, ...(disabled ? [t('edit.disabled')] : [])].join(', ');
      })
      .join('; ');
  return (
    <FormPage
      title={t('points.title')}
      busy={edit.isSaving}
      dirty={edit.isDirty}
      error={edit.error}
      onSubmit={edit.submit}
      onCancel={() => void navigate(toStation)}
    >
      <EditTabs stationId={station.id} value="points" />
      <EditConflict
        edit={edit}
        label={() => t('editTab.points')}
        show={(change: Change<PointsValues>, which) => inWords({ points: change[which] })}
      />
      <p className={classes.text}>{t('points.text')}</p>
      {form.errors['points'] !== undefined && (
        <p className={classes.fault} role="alert">
          {form.errors['points']}
        </p>
      )}
      {form.values.points.length === 0 && <EmptyState title={t('noPoints')} text={t('noPointsText')} />}
      {form.values.points.map(({ evse }, index) => (
        <PointFields key={evse} form={form} index={index} />
      ))}
      <div className={classes.buttons}>
        <CapsButton
          icon={<IconPlus size={16} stroke={1.5} />}
          onClick={() => form.insertListItem('points', nextPoint(form.values.points))}
        >
          {t('points.add')}
        </CapsButton>
      </div>
    </FormPage>
  );
}

export function EditPointsPage() {
  const { stationId } = useParams({ from: '/panel/stations/$stationId' });
  return (
    <WhenThere query={useQuery(stationQuery(stationId))} awaiting={<CardSkeletons heightPx={200} count={3} />}>
      {(station) => <EditForm key={stationId} station={station} />}
    </WhenThere>
  );
}
