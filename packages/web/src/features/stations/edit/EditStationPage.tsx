// Edits the basic settings of a charging station, what it must show to be let in, and deletes it.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Station } from '../../../api/contract.ts';
import type { Change } from '../../../ui/form/changes.ts';
import { EditConflict } from '../../../ui/form/EditConflict.tsx';
import { FormPage } from '../../../ui/form/FormPage.tsx';
import { useEdit } from '../../../ui/form/use-edit.ts';
import { CardSkeletons } from '../../../ui/states/Skeletons.tsx';
import { WhenThere } from '../../../ui/states/WhenThere.tsx';
import { groupsQuery } from '../../groups/api.ts';
import { Refusals } from '../add/Refusals.tsx';
import { saveStation, stationQuery } from '../api.ts';
import { DeleteStation } from './DeleteStation.tsx';
import { EditTabs } from './EditTabs.tsx';
import { PutBack, RemoveForGood } from './Orphan.tsx';
import { ProofPart } from './ProofPart.tsx';
import { bodyOf, readCoordinates, valuesOf, type StationValues } from './station-form.ts';
import { StationFields } from './StationFields.tsx';

const versioned = (station: Station) => ({ version: station.version, values: valuesOf(station) });

/** How a value of the form reads, where somebody else has changed it. */
function useShown() {
  const { t } = useTranslation('stations');
  const { data: groups } = useQuery(groupsQuery);
  return {
    label: (field: keyof StationValues) => t(`edit.${field}`),
    show: (change: Change<StationValues>, which: 'before' | 'theirs' | 'mine') => {
      const value = change[which];
      if (change.field === 'groupId') return groups?.items.find(({ id }) => id === value)?.name ?? '–';
      if (typeof value === 'boolean') return t(value ? 'edit.on' : 'edit.off');
      return String(value ?? '–');
    },
  };
}

function EditForm({ station }: { station: Station }) {
  const { t } = useTranslation('stations');
  const queries = useQueryClient();
  const navigate = useNavigate();
  const shown = useShown();
  const toStation = { to: '/stations/$stationId', params: { stationId: station.id } } as const;
  const edit = useEdit({
    start: versioned(station),
    validate: ({ name, groupId, coordinates }) => ({
      name: name.trim() === '' ? t('add.nameMissing') : null,
      groupId: groupId === null && station.groupId !== null ? t('add.groupMissing') : null,
      coordinates: readCoordinates(coordinates) === undefined ? t('edit.coordinatesWrong') : null,
    }),
    save: (values, version) => saveStation({ id: station.id, version }, bodyOf(values)),
    reload: async () => versioned(await queries.fetchQuery({ ...stationQuery(station.id), staleTime: 0 })),
    onSaved: (saved) => {
      queries.setQueryData(stationQuery(station.id).queryKey, saved);
      void navigate({ ...toStation, ignoreBlocker: true }).then(() => queries.invalidateQueries());
    },
  });
  const isOrphan = station.groupId === null;
  return (
    <FormPage
      title={t('edit.title')}
      busy={edit.isSaving}
      dirty={edit.isDirty}
      error={edit.error}
      onSubmit={edit.submit}
      onCancel={() => void navigate(toStation)}
      danger={isOrphan ? <RemoveForGood station={station} /> : <DeleteStation station={station} />}
    >
      <EditTabs stationId={station.id} value="basic" />
      <EditConflict edit={edit} {...shown} />
      {isOrphan && <PutBack station={station} />}
      <StationFields form={edit.form} station={station} />
      <ProofPart station={station} />
      <Refusals stationId={station.id} />
    </FormPage>
  );
}

export function EditStationPage() {
  const { stationId } = useParams({ from: '/panel/stations/$stationId' });
  return (
    <WhenThere query={useQuery(stationQuery(stationId))} awaiting={<CardSkeletons heightPx={200} count={3} />}>
      {(station) => <EditForm key={stationId} station={station} />}
    </WhenThere>
  );
}
